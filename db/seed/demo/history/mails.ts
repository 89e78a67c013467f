import { messages } from "@/db/schema/messages";
import { orderEvents } from "@/db/schema/orders";
import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { mailIdOf } from "@/lib/messages";
import { orderLetter, renderLetter } from "@/lib/notifications";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import { type OrderView, orderView } from "@/lib/views";
import type { Rows } from "./rows";
import type { SentMail, World } from "./world";

/** Composes what was mailed of late by the shop's own letters, over the orders as they stand; each as it was sent. */
export async function composeMails(ctx: Ctx, world: World, rows: Rows): Promise<void> {
  const version = await readConfigVersion(ctx);
  const shop = await shopIdentity(ctx, version);
  const views = new Map<string, OrderView>();
  for (const mail of world.mails) {
    const order = views.get(mail.orderId) ?? (await orderView(ctx, mail.orderId));
    if (!order?.email) continue;
    views.set(mail.orderId, order);
    const letter = orderLetter(
      mail.template,
      order,
      { id: mail.eventId, payload: mail.payload },
      world.calendar.hours,
    );
    if (!letter) continue;
    const parts = await renderLetter(letter, shop, order.locale);
    keep(world, rows, mail, order, { subject: letter.subject, ...parts });
  }
}

function keep(
  { worker }: World,
  rows: Rows,
  { eventId, template, orderId, at }: SentMail,
  { email, locale, customerId }: OrderView,
  letter: { readonly subject: string; readonly html: string; readonly text: string },
): void {
  const createdAt = new Date(at.getTime() + 350);
  const sentAt = new Date(at.getTime() + seconds(1.4));
  const id = rows.id(createdAt);
  rows.add(messages, {
    id,
    eventId,
    template,
    recipient: email!,
    orderId,
    customerId,
    staffId: null,
    locale,
    ...letter,
    replyTo: null,
    unsubscribeUrl: null,
    state: "sent",
    attempts: 1,
    lastError: null,
    mailId: mailIdOf(id),
    createdAt,
    sentAt,
  });
  rows.add(orderEvents, {
    id: rows.id(sentAt),
    orderId,
    type: "message_sent",
    fromState: null,
    toState: null,
    detail: { message: id, template },
    actor: worker,
    at: sentAt,
  });
}
