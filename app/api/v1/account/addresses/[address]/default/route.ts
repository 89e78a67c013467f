import { z } from "zod";
import { chooseAddress } from "@/lib/customers";
import { ok } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../../../customer-of";
import { addressParams } from "../params";

/** Makes an address the one that a checkout begins with. */
export const POST = route({
  name: "account.addresses.choose",
  summary: "Make an address the default",
  access: customerOnly,
  params: addressParams,
  answer: z.object({ saved: z.literal(true) }),
  refusals: ["address_not_found"],
  async run({ ctx, caller, params }) {
    const { id } = customerOf(caller);
    const chosen = await transact(ctx, (tx) => chooseAddress(tx, id, params.address));
    return chosen.ok ? ok({ saved: true as const }) : chosen;
  },
  form: { done: () => "/account/addresses", back: () => "/account/addresses" },
});
