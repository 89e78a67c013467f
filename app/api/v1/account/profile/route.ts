import { z } from "zod";
import { editProfile } from "@/lib/customers";
import { profileSchema } from "@/lib/customers/contract";
import { ok } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../customer-of";

/** Changes names and phone: absent keeps, null or blank clears. */
export const PATCH = route({
  name: "account.profile",
  summary: "Change names and phone",
  access: customerOnly,
  body: profileSchema,
  answer: z.object({ saved: z.literal(true) }),
  refusals: [],
  async run({ ctx, caller, body }) {
    const { id } = customerOf(caller);
    await transact(ctx, (tx) => editProfile(tx, id, body));
    return ok({ saved: true as const });
  },
  form: { done: () => "/account/profile?from=saved", back: () => "/account/profile" },
});

export const POST = PATCH;
