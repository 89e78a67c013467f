import type { ReadCtx } from "@/lib/kernel/context";
import type { PersonKind } from "./cookies";

/**
 * Writes down that somebody signed in, failed to, or changed how they do (ASVS 5.0 16.3.1). Ids and addresses of
 * networks only: no secret, code or e-mail address is ever given to it (16.2.5).
 */
export function noteAuth(
  ctx: ReadCtx,
  event: string,
  about: {
    readonly kind: PersonKind;
    readonly id?: string | null;
    readonly address?: string;
    readonly by?: string;
  },
): void {
  ctx.log.info({ auth: event, ...about }, "sign-in event");
}
