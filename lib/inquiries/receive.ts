import type { Ctx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { INQUIRY_RECEIVED, type Inquiry } from "./contract";
import { insertInquiry } from "./store";

/** Keeps what somebody wrote to the shop, and emits `inquiry.received`, whose mail puts it before staff. */
export function receiveInquiry(
  ctx: Ctx,
  inquiry: Inquiry,
  from: { readonly customerId: string | null; readonly locale: string },
): Promise<void> {
  return transact(ctx, async (tx) => {
    const { name, email, topic, order, text } = inquiry;
    const id = tx.ids.next();
    await insertInquiry(tx, {
      id,
      name,
      email,
      emailKey: emailKey(email),
      topic,
      text,
      orderNumber: numberIn(order),
      ...from,
      createdAt: tx.clock.now(),
    });
    await emit(tx, { type: INQUIRY_RECEIVED, subject: id, payload: { inquiry_id: id } });
  });
}

/** The number in "CW-10042", "#10042" or "my order 10042"; null when there is none, or more than one. */
function numberIn(order: string | null): number | null {
  const numbers = order?.match(/\d{4,12}/g) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : null;
}
