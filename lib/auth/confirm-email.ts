import { proveEmail } from "@/lib/customers";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import type { Person } from "./person";
import { useOneTimeSecret } from "./tokens/one-time-secret";

/** A link sent to a customer's address came back: the address is theirs. Refusal: `link_invalid`. */
export function confirmEmail(ctx: Ctx, secret: string): Promise<Result<Person, "link_invalid">> {
  return transact(ctx, async (tx) => {
    const person = await useOneTimeSecret(tx, "confirm_customer_email", secret);
    if (!person) return refuse("link_invalid");
    await proveEmail(tx, person.id);
    return ok(person);
  });
}
