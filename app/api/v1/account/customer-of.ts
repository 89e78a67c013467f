import type { SignedInCustomer } from "@/lib/auth";
import { invariant } from "@/lib/kernel/invariant";
import type { Caller } from "@/lib/web/caller";

/** The customer behind a call at a door that lets nobody else in. */
export function customerOf(caller: Caller): SignedInCustomer {
  invariant(caller.customer, "this door lets customers in alone");
  return caller.customer;
}
