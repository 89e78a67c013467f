import { z } from "zod";
import { editAddress } from "@/lib/customers";
import { savedAddressSchema } from "@/lib/customers/contract";
import { ok } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../../customer-of";
import { addressParams } from "./params";

/** Replaces an address of the caller's book. */
export const PUT = route({
  name: "account.addresses.edit",
  summary: "Replace an address of the book",
  access: customerOnly,
  params: addressParams,
  body: savedAddressSchema,
  answer: z.object({ saved: z.literal(true) }),
  refusals: ["address_incomplete", "address_not_found"],
  async run({ ctx, caller, params, body }) {
    const { id } = customerOf(caller);
    const edited = await transact(ctx, (tx) => editAddress(tx, id, params.address, body));
    return edited.ok ? ok({ saved: true as const }) : edited;
  },
  form: { done: () => "/account/addresses", back: (params) => `/account/addresses/${params.address}` },
});

export const POST = PUT;
