import type { Ctx } from "@/lib/kernel/context";
import { sendMessage } from "@/lib/messages";
import { addToTimeline } from "@/lib/orders";
import { mailSetting, readConfigVersion, readSetting, shopIdentity } from "@/lib/shop";
import { secretLink } from "./secret-links";

/** The job behind a queued message: sends it, and says so on its order's timeline. */
export async function sendQueued(ctx: Ctx, messageId: string): Promise<void> {
  const version = await readConfigVersion(ctx);
  const shop = await shopIdentity(ctx, version);
  const { senderName, replyTo } = await readSetting(ctx, version, mailSetting);
  await sendMessage(ctx, messageId, {
    senderName,
    replyTo: replyTo ?? shop.email,
    secretLink,
    async sent(tx, { id, orderId, template }) {
      if (!orderId) return;
      await addToTimeline(tx, { orderId, type: "message_sent", detail: { message: id, template } });
    },
  });
}
