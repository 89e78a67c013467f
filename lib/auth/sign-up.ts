import { findOrCreateCustomer } from "@/lib/customers";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import type { PasswordRefusal, RetryDetail, SignUpInput } from "./contract";
import { countTry } from "./limits";
import { noteAuth } from "./note-auth";
import { choosePassword } from "./passwords/choose-password";
import { customer, customerActor } from "./person";
import { accountOf } from "./queries";
import { writePassword } from "./store";

/**
 * Opens an account. Whether the address has one already is told to its owner by mail and to nobody else: the answer
 * is the same, after the same hash (ASVS 5.0 6.3.8). A guest who is known by the address, but never chose a password, is
 * treated as one who has: their past belongs to whoever reads the address's mail, and the link in it lets them in.
 * Emits `customer.registered`, or `customer.sign_up_repeated` for an address that is known. It signs nobody in.
 * Refusals: those of a password, `too_many_tries` with `retry_after_seconds`, `busy`.
 */
export async function signUp(
  ctx: Ctx,
  input: SignUpInput,
  address: string,
): Promise<Result<undefined, PasswordRefusal | "too_many_tries" | "busy", RetryDetail | undefined>> {
  const counted = await countTry(ctx, "sign-up", { kind: "customer", account: input.email, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  const chosen = await choosePassword(ctx, input.password, input.email);
  if (!chosen.ok) return refuse(chosen.code);
  await transact(ctx, async (tx) => {
    const { id, created } = await findOrCreateCustomer(tx, {
      email: input.email,
      firstName: input.first_name,
      lastName: input.last_name,
      locale: input.locale,
    });
    if (created) await writePassword(tx, customer(id), chosen.value, tx.clock.now());
    else if (!(await accountOf(tx, customer(id)))) return;
    noteAuth(tx, created ? "registered" : "sign_up_repeated", { kind: "customer", id, address });
    await emit(
      { ...tx, actor: created ? customerActor(id) : tx.actor },
      {
        type: created ? "customer.registered" : "customer.sign_up_repeated",
        subject: id,
        payload: { customer_id: id },
      },
    );
  });
  return ok();
}
