import { seconds } from "@/lib/kernel/clock";
import { orderLabel } from "@/lib/orders";
import type { PastEnd, PastPayment, PastRefund } from "./past-payment";
import type { Told } from "./told";

/** What the payment provider remembers of an order whose story is over. */
export function recall(story: Told): PastPayment {
  const { order, payment, wish } = story;
  const { firstName, lastName, email } = wish.buyer;
  return {
    sessionId: payment.sessionId!,
    paymentId: payment.id,
    orderId: order.id,
    checkoutId: story.checkoutId,
    orderLabel: orderLabel(story.row.number),
    amount: order.totalAmount,
    currency: order.currency,
    email,
    name: `${firstName} ${lastName}`,
    createdAt: new Date(wish.at.getTime() + seconds(1)),
    expiresAt: payment.sessionExpiresAt!,
    end: endOf(story),
  };
}

function endOf({ end, payment, world, method, refunds, dispute }: Told): PastEnd {
  if (end.kind === "expired") return end;
  return {
    ...end,
    intentId: payment.paymentIntentId!,
    chargeId: payment.chargeId ?? `py_3${world.rows.word(23)}`,
    method,
    dispute,
    refunds: refunds.map(
      (refund): PastRefund => ({
        stripeRefundId: refund.stripeRefundId!,
        refundId: refund.id,
        amount: refund.amount,
        at: refund.settledAt!,
      }),
    ),
  };
}
