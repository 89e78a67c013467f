"use server";
import { z } from "zod";
import { answerInquiry } from "@/lib/inquiries";
import { staffAction } from "@/lib/web/action";

/** Somebody has answered a letter to the shop, by mail. */
export const answered = staffAction({
  name: "desk.inquiry.answered",
  permission: "customers.write",
  input: z.object({ inquiry_id: z.uuid() }),
  run: ({ ctx, input }) => answerInquiry(ctx, input.inquiry_id),
});
