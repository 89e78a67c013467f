"use server";
import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import {
  archiveCoupon,
  couponCodeSchema,
  couponTermsSchema,
  createCoupon,
  editCoupon,
  restoreCoupon,
} from "@/lib/promotions";
import { staffAction } from "@/lib/web/action";

/** A new coupon: its code beside its terms. */
export const create = staffAction({
  name: "desk.coupon.create",
  permission: "coupons.write",
  input: z.object({ code: couponCodeSchema }).and(couponTermsSchema),
  run: ({ ctx, input: { code, ...terms } }) => createCoupon(ctx, code, terms),
});

/** Other terms for a coupon, from now on. */
export const edit = staffAction({
  name: "desk.coupon.edit",
  permission: "coupons.write",
  input: z.object({ id: z.uuid() }).and(couponTermsSchema),
  run: async ({ ctx, input: { id, ...terms } }) => {
    const edited = await editCoupon(ctx, id, terms);
    return edited.ok ? ok({ id }) : edited;
  },
});

/** The end of a coupon. */
export const archive = staffAction({
  name: "desk.coupon.archive",
  permission: "coupons.write",
  input: z.object({ id: z.uuid() }),
  run: ({ ctx, input }) => archiveCoupon(ctx, input.id),
});

/** Takes the end of a coupon back. */
export const restore = staffAction({
  name: "desk.coupon.restore",
  permission: "coupons.write",
  input: z.object({ id: z.uuid(), archivedAt: z.iso.datetime() }),
  run: ({ ctx, input }) => restoreCoupon(ctx, input.id, input.archivedAt),
});
