"use server";
import { z } from "zod";
import { archiveCustomer, customerById, noteCustomer, restoreCustomer } from "@/lib/customers";
import { cleanText } from "@/lib/kernel/address";
import { ok, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { eraseCustomer, exportCustomer, keptOf } from "@/lib/privacy";
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

/** Everything that is kept about a customer, to be handed to them. Whoever asks shows again who they are. */
export const exportData = staffAction({
  name: "desk.customer.export",
  permission: "customers.privacy",
  input: z.object(ofCustomer),
  limit: { max: 20, windowSeconds: 60 },
  asksAgain: () => true,
  run: ({ ctx, input }) => exportCustomer(ctx, input.customer_id),
});

/** How much is kept about a customer: what erasing would take away and leave. It changes nothing. */
export const whatIsKept = staffAction({
  name: "desk.customer.kept",
  permission: "customers.privacy",
  input: z.object(ofCustomer),
  async run({ ctx, input }) {
    const kept = await keptOf(ctx, input.customer_id);
    return kept ? ok(kept) : refuse("customer_not_found");
  },
});

/** Erases a customer for good, but for what the law has kept. Whoever asks shows again who they are. */
export const erase = staffAction({
  name: "desk.customer.erase",
  permission: "customers.privacy",
  input: z.object(ofCustomer),
  asksAgain: () => true,
  run: ({ ctx, input }) => eraseCustomer(ctx, input.customer_id),
});
