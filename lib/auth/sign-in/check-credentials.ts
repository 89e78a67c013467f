import { system } from "@/lib/kernel/actor";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import type { RetryDetail, SignInInput, SignInRefusal } from "../contract";
import type { PersonKind } from "../cookies";
import { countTry } from "../limits";
import { noteAuth } from "../note-auth";
import { hashPassword, isOutdated, verifyPassword } from "../passwords/hash";
import type { Account } from "../queries";
import { accountByEmail } from "../queries";
import { writeRehash } from "../store";

/**
 * Whether an address and a password belong together. Known and unknown addresses, right accounts that are closed and
 * wrong passwords get one answer, after the same statements and one hash (ASVS 5.0 6.3.8). Refusals:
 * `invalid_credentials`, `too_many_tries` with `retry_after_seconds`, `busy` (too many at once: try again).
 */
export async function checkCredentials(
  ctx: Ctx,
  kind: PersonKind,
  input: SignInInput,
  address: string,
): Promise<Result<Account, SignInRefusal, RetryDetail | undefined>> {
  const counted = await countTry(ctx, "sign-in", { kind, account: input.email, address });
  if (!counted.ok) noteAuth(ctx, "sign_in_limited", { kind, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  const account = await accountByEmail(ctx, kind, input.email);
  const matches = await verifyPassword(input.password, account?.hash ?? null);
  if (matches === "busy") return refuse("busy");
  if (!account || !matches) {
    noteAuth(ctx, "sign_in_failed", { kind, id: account?.person.id ?? null, address });
    if (kind === "staff") await noteFailure(ctx, account, address);
    return refuse("invalid_credentials");
  }
  await strengthen(ctx, account, input.password);
  return ok(account);
}

/** Failed sign-ins of staff are kept (ASVS 5.0 16.3.1), of unknown addresses too, so that neither takes longer. */
function noteFailure(ctx: Ctx, account: Account | null, address: string): Promise<void> {
  const of = { kind: "staff", id: account?.person.id ?? "unknown" };
  return transact({ ...ctx, actor: system("sign-in") }, (tx) =>
    audit(tx, "staff.sign_in_failed", of, { after: { address } }),
  );
}

/** Hashes anew what was hashed with weaker parameters. With no place in the line it waits for the next sign-in. */
async function strengthen(ctx: Ctx, account: Account, password: string): Promise<void> {
  if (account.hash === null || !isOutdated(account.hash)) return;
  const hash = await hashPassword(password);
  if (hash !== "busy") await writeRehash(ctx, account.person, account.hash, hash);
}
