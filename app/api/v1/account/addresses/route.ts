import { z } from "zod";
import { addAddress } from "@/lib/customers";
import { savedAddressSchema } from "@/lib/customers/contract";
import { ok } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../customer-of";

/** Adds an address to the caller's book. */
export const POST = route({
  name: "account.addresses.add",
  summary: "Add an address to the book",
  access: customerOnly,
  body: savedAddressSchema,
  answer: z.object({ id: z.string() }),
  refusals: ["address_incomplete", "too_many_addresses"],
  status: 201,
  async run({ ctx, caller, body }) {
    const { id } = customerOf(caller);
    const added = await transact(ctx, (tx) => addAddress(tx, id, body));
    return added.ok ? ok({ id: added.value }) : added;
  },
  form: { done: () => "/account/addresses", back: () => "/account/addresses/new" },
});
