import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, type StartedSession, staffCookieName } from "@/lib/auth";

/** Gives the browser of a server action its session's new secret. The old one is worth nothing already. */
export async function keepStaffSession({ secret, absoluteUntil }: StartedSession): Promise<void> {
  (await cookies()).set(staffCookieName(), secret, { ...cookieOptions(), expires: absoluteUntil });
}
