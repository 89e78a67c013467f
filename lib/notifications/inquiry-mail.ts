import { inquiryById } from "@/lib/inquiries";
import type { Ctx } from "@/lib/kernel/context";
import { orderLabel } from "@/lib/orders";
import { defaultMarket, readConfigVersion, shopIdentity } from "@/lib/shop";
import { idOf } from "./event-id";
import { inquiryReceived } from "./letters/inquiry";
import type { ToldEvent } from "./order-mail";
import { writeMessage } from "./write-message";

/** The handler that puts what somebody wrote before staff: a mail to the shop whose answer goes to the writer. */
export async function inquiryMail(ctx: Ctx, event: ToldEvent): Promise<void> {
  const inquiry = await inquiryById(ctx, idOf(event, "inquiry_id"));
  if (!inquiry?.email || !inquiry.name || !inquiry.text) return;
  const { name, email, text, topic, orderNumber } = inquiry;
  const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
  const { locale } = await defaultMarket(ctx);
  const order = orderNumber === null ? null : orderLabel(orderNumber);
  const letter = inquiryReceived({ name, email, topic, order, text });
  await writeMessage(
    ctx,
    event,
    "inquiry_received",
    letter,
    { email: shop.email, locale, replyTo: email },
    shop,
  );
}
