"use server";
import { z } from "zod";
import { archiveCustomer, customerById, noteCustomer, restoreCustomer } from "@/lib/customers";
import { cleanText } from "@/lib/kernel/address";
import { ok, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { staffAction } from "@/lib/web/action";

const ofCustomer = { customer_id: z.uuid() };

/** Writes something down that only staff read. */
export const note = staffAction({
  name: "desk.customer.note",
  permission: "customers.write",
  input: z.object({
    ...ofCustomer,
    text: z
      .string()
      .max(8_000)
      .transform(cleanText)
      .pipe(z.string().min(1, "Write something.").max(2_000, "A note has 2,000 characters at most.")),
  }),
  run: ({ ctx, input }) => noteCustomer(ctx, input.customer_id, input.text),
});

/** Lets a customer sign in no more, or again. Asked twice, it is done once. */
export const setClosed = staffAction({
  name: "desk.customer.close",
  permission: "customers.write",
  input: z.object({ ...ofCustomer, closed: z.boolean() }),
  run: ({ ctx, input: { customer_id, closed } }) =>
    transact(ctx, async (tx) => {
      const customer = await customerById(tx, customer_id);
      if (!customer) return refuse("customer_not_found");
      if ((customer.archivedAt !== null) === closed) return ok();
      await (closed ? archiveCustomer : restoreCustomer)(tx, customer_id);
      return ok();
    }),
});
