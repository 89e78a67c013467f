"use server";
import { z } from "zod";
import { answerInquiry, reopenInquiry } from "@/lib/inquiries";
import { staffAction } from "@/lib/web/action";

/** Somebody has answered a message to the shop, by e-mail. */
export const answered = staffAction({
  name: "desk.inquiry.answered",
  permission: "customers.write",
  input: z.object({ inquiry_id: z.uuid() }),
  run: ({ ctx, input }) => answerInquiry(ctx, input.inquiry_id),
});

/** They have not: the message waits again. */
export const reopened = staffAction({
  name: "desk.inquiry.reopened",
  permission: "customers.write",
  input: z.object({ inquiry_id: z.uuid(), answered_at: z.iso.datetime() }),
  run: ({ ctx, input }) => reopenInquiry(ctx, input.inquiry_id, input.answered_at),
});
