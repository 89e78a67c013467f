import { z } from "zod";
import { archiveAddress } from "@/lib/customers";
import { ok } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../../../customer-of";
import { addressParams } from "../params";

/** Takes an address out of the caller's book. Orders keep theirs. */
export const POST = route({
  name: "account.addresses.remove",
  summary: "Take an address out of the book",
  access: customerOnly,
  params: addressParams,
  answer: z.object({ removed: z.literal(true) }),
  refusals: ["address_not_found"],
  async run({ ctx, caller, params }) {
    const { id } = customerOf(caller);
    const removed = await transact(ctx, (tx) => archiveAddress(tx, id, params.address));
    return removed.ok ? ok({ removed: true as const }) : removed;
  },
  form: { done: () => "/account/addresses", back: () => "/account/addresses" },
});
