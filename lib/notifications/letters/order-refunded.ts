import { formatMoney } from "@/lib/kernel/money";
import type { WorkingHours } from "@/lib/kernel/working-days";
import type { OrderRefundView, OrderView } from "@/lib/views/contract";
import { type Letter, type LetterPart, next, paragraph } from "../letter";
import { aboutOrder, money, seeOrder, wayBack } from "../order-parts";
import { refundDays } from "../order-steps";

export function orderRefunded(order: OrderView, refund: OrderRefundView, hours: WorkingHours): Letter {
  const amount = formatMoney({ amount: refund.amount, currency: refund.currency }, order.locale);
  const payment = order.payments.find((candidate) => candidate.id === refund.paymentId);
  const days = refundDays(refund.settledAt ?? refund.createdAt, order, hours);
  return {
    ...aboutOrder(order),
    subject: `${amount} of your order ${order.label} is on its way back`,
    preview: `You should see it ${days}, depending on your bank.`,
    heading: `${amount} is on its way back to you`,
    parts: [
      paragraph(`We have given back ${amount} of your order ${order.label}, ${wayBack(payment)}.`),
      seeOrder(order),
      ...next({ when: days, what: "You should see it in your account, depending on your bank." }),
      sums(order, refund, amount),
    ],
  };
}

/** What was paid, what goes back now, and, where it is not the first time, how much that is in all. */
function sums(order: OrderView, refund: OrderRefundView, amount: string): LetterPart {
  const row = (label: string, written: string, isTotal = false) => ({ label, amount: written, isTotal });
  const inAll =
    order.refunded > refund.amount
      ? [row("Given back in all", money(order, order.refunded, refund.currency))]
      : [];
  return {
    kind: "totals",
    rows: [
      row("You paid", money(order, order.captured, refund.currency)),
      ...inAll,
      row("Given back now", amount, true),
    ],
    note: null,
  };
}
