import { resendMessages, resendMessagesSchema } from "@/lib/messages";
import { route, staffWith } from "@/lib/web/route";

/** Sends a few messages again; the desk sends what was chosen batch after batch, as it does products. */
export const POST = route({
  name: "desk.message.bulk",
  access: staffWith("messages.resend"),
  body: resendMessagesSchema,
  run: ({ ctx, body }) => resendMessages(ctx, body.messages),
});
