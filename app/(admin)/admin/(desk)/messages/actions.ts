"use server";
import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { resendMessage } from "@/lib/messages";
import { staffAction } from "@/lib/web/action";

/** Sends a message again; what is queued now may be another message. */
export const resend = staffAction({
  name: "desk.message.resend",
  permission: "messages.resend",
  input: z.object({ message_id: z.uuid() }),
  run: async ({ ctx, input }) => {
    const sent = await resendMessage(ctx, input.message_id);
    return sent.ok ? ok({ messageId: sent.value }) : sent;
  },
});
