import { formatMoney } from "@/lib/kernel/money";
import type { OrderPaymentView, OrderRefundView, OrderView } from "@/lib/views/contract";
import { type Letter, paragraph } from "../letter";
import { seeOrder } from "../order-parts";

export function orderRefunded(order: OrderView, refund: OrderRefundView): Letter {
  const amount = formatMoney({ amount: refund.amount, currency: refund.currency }, order.locale);
  const payment = order.payments.find((candidate) => candidate.id === refund.paymentId);
  return {
    subject: `${amount} of your order ${order.label} is on its way back`,
    preview: `We have given ${amount} back.`,
    heading: `${amount} is on its way back to you`,
    parts: [
      paragraph(
        `We have given back ${amount} of your order ${order.label} ${wayBack(payment)}. Depending on your bank it takes 5 to 10 working days until you see it.`,
      ),
      seeOrder(order),
    ],
  };
}

function wayBack(payment: OrderPaymentView | undefined): string {
  if (!payment?.cardLast4) return "the way you paid";
  return `to your card ending in ${payment.cardLast4}`;
}
