"use server";
import { z } from "zod";
import {
  cancelOrder,
  changeAddress as changeOrderAddress,
  previewCancellation,
  refundAsksAgain,
  refundOrder,
} from "@/lib/aftersales";
import { cancelSchema, changeAddressSchema, refundSchema } from "@/lib/aftersales/contract";
import { can } from "@/lib/auth";
import { cancelReviewed } from "@/lib/checkout";
import { markDelivered, shipOrder } from "@/lib/fulfilment";
import { shipSchema } from "@/lib/fulfilment/contract";
import { cleanText } from "@/lib/kernel/address";
import { refuse } from "@/lib/kernel/result";
import { noteOrder } from "@/lib/orders";
import { staffAction } from "@/lib/web/action";

const ofOrder = { order_id: z.uuid() };

/** Sends an order elsewhere, while nothing of it has left. */
export const changeAddress = staffAction({
  name: "desk.order.change_address",
  permission: "orders.address",
  input: changeAddressSchema.safeExtend(ofOrder),
  run: ({ ctx, input: { order_id, ...address } }) => changeOrderAddress(ctx, order_id, address),
});

/** A parcel left. */
export const ship = staffAction({
  name: "desk.order.ship",
  permission: "orders.ship",
  // The page shows where it goes, so it says what it showed.
  input: shipSchema.extend({ ...ofOrder, seen_delivery: shipSchema.shape.seen_delivery.unwrap() }),
  run: ({ ctx, input: { order_id, ...parcel } }) => shipOrder(ctx, order_id, parcel),
});

/** A parcel arrived. */
export const arrived = staffAction({
  name: "desk.order.arrived",
  permission: "orders.ship",
  input: z.object({ shipment_id: z.uuid() }),
  run: ({ ctx, input }) => markDelivered(ctx, input.shipment_id),
});

/** What a cancellation would give back; it changes nothing. */
export const previewCancel = staffAction({
  name: "desk.order.preview_cancel",
  permission: "orders.cancel",
  input: cancelSchema.pick({ lines: true }).extend(ofOrder),
  run: ({ ctx, input }) => previewCancellation(ctx, input.order_id, input.lines),
});

/** Takes back what has not left. The amount that was shown is the amount that moves, or nothing does. */
export const cancel = staffAction({
  name: "desk.order.cancel",
  permission: "orders.cancel",
  input: cancelSchema.extend({ ...ofOrder, shown: z.int().min(0) }),
  asksAgain: ({ ctx, person, input }) =>
    input.refund && refundAsksAgain(ctx, person, input.order_id, input.shown),
  async run({ ctx, person, input: { order_id, shown, ...how } }) {
    if (how.refund && !can(person.role, "orders.refund")) return refuse("forbidden", {});
    return cancelOrder(ctx, order_id, how, shown);
  },
});

/** Gives money back. */
export const refund = staffAction({
  name: "desk.order.refund",
  permission: "orders.refund",
  input: refundSchema.extend(ofOrder),
  asksAgain: ({ ctx, person, input }) => refundAsksAgain(ctx, person, input.order_id, input.amount),
  run: ({ ctx, input: { order_id, ...what } }) => refundOrder(ctx, order_id, what),
});

/** Gives back what was paid of another amount than agreed, and ends the order. What was shown moves, or nothing does. */
export const endReview = staffAction({
  name: "desk.order.end_review",
  permission: "orders.refund",
  input: z.object({ ...ofOrder, shown: z.int().min(0) }),
  asksAgain: ({ ctx, person, input }) => refundAsksAgain(ctx, person, input.order_id, input.shown),
  run: ({ ctx, input }) => cancelReviewed(ctx, input.order_id, input.shown),
});

/** Writes something down that only staff read. */
export const note = staffAction({
  name: "desk.order.note",
  permission: "orders.note",
  input: z.object({
    ...ofOrder,
    text: z
      .string()
      .max(8_000)
      .transform(cleanText)
      .pipe(z.string().min(1, "Write something.").max(2_000, "A note has 2,000 characters at most.")),
  }),
  run: ({ ctx, input }) => noteOrder(ctx, input.order_id, input.text),
});
