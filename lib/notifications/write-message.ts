import type { Ctx } from "@/lib/kernel/context";
import { queueMessage } from "@/lib/messages";
import { checkpoint } from "@/lib/platform/checkpoint";
import { transact } from "@/lib/platform/transact";
import type { ShopIdentity } from "@/lib/shop";
import type { Letter } from "./letter";
import { renderLetter } from "./render-letter";

export interface Addressee {
  readonly email: string;
  readonly locale: string;
  readonly orderId?: string;
  readonly customerId?: string | null;
  readonly staffId?: string;
  readonly replyTo?: string | null;
  readonly unsubscribeUrl?: string | null;
}

/** Renders a letter and queues it: one message an event, template and recipient, however often this runs. */
export async function writeMessage(
  ctx: Ctx,
  event: { readonly id: string },
  template: string,
  letter: Letter,
  to: Addressee,
  shop: ShopIdentity,
): Promise<void> {
  const { html, text } = await renderLetter(letter, shop, to.locale);
  checkpoint("mail.rendered");
  const { email: recipient, ...about } = to;
  await transact(ctx, (tx) =>
    queueMessage(tx, {
      eventId: event.id,
      template,
      recipient,
      subject: letter.subject,
      html,
      text,
      ...about,
    }),
  );
}
