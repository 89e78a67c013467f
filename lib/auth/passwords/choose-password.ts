import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import type { PasswordRefusal } from "../contract";
import { hashPassword } from "./hash";
import { passwordRefusal } from "./rules";

/** The hash of a password that somebody chose, or why it cannot be chosen. `busy`: too many at once, try again. */
export async function choosePassword(
  ctx: Ctx,
  password: string,
  email: string,
): Promise<Result<string, PasswordRefusal | "busy">> {
  const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
  const refusal = passwordRefusal(password, { email, shopName: shop.name });
  if (refusal) return refuse(refusal);
  const hash = await hashPassword(password);
  return hash === "busy" ? refuse("busy") : ok(hash);
}
