import { eraseAlerts } from "@/lib/alerts";
import { eraseSignIn } from "@/lib/auth";
import { eraseCarts } from "@/lib/cart";
import { eraseCheckouts } from "@/lib/checkout";
import { eraseProfile, lockCustomer } from "@/lib/customers";
import { eraseViews } from "@/lib/desk";
import { eraseInquiries } from "@/lib/inquiries";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { eraseMessages } from "@/lib/messages";
import { eraseSubscription } from "@/lib/newsletter";
import { eraseBuyer, lockBuyersOrders, orderLabel, ordersOfPerson } from "@/lib/orders";
import { erasePayer } from "@/lib/payments";
import { audit } from "@/lib/platform/audit";
import { forgetAnswers, forgetRecipients, forgetValues } from "@/lib/platform/forget";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { transact } from "@/lib/platform/transact";
import type { EraseRefusal, EraseRefusalDetail } from "./contract";

/** Orders that a refusal names. */
const NAMED = 5;

/**
 * Erases a person (GDPR, 17): profile, address book, notes, sessions, carts, messages, letters, newsletter and alerts.
 * Of orders that were placed stays what the law has kept (17(3)(b)): names, addresses, money. Where their address was
 * never proven, what was done with it without signing in is not touched: anybody could have typed it. Refusals:
 * `customer_not_found`, `customer_erased`, `order_under_way` while something is to be paid or sent.
 */
export function eraseCustomer(
  ctx: Ctx,
  customerId: string,
): Promise<Result<{ orders: number }, EraseRefusal, EraseRefusalDetail>> {
  return transact(ctx, async (tx): Promise<Result<{ orders: number }, EraseRefusal, EraseRefusalDetail>> => {
    const customer = await lockCustomer(tx, customerId);
    if (!customer) return refuse("customer_not_found", {});
    if (customer.erasedAt) return refuse("customer_erased", {});
    const emailKey = customer.emailProvenAt ? customer.emailKey : null;
    const known = await ordersOfPerson(tx, { customerId, emailKey });
    const checkoutIds = known.flatMap(({ checkoutId }) => checkoutId ?? []);
    await lock(tx, "cart", () => eraseCarts(tx, customerId));
    await lock(tx, "checkout", () => eraseCheckouts(tx, customerId, checkoutIds));
    const orderIds = known.map(({ id }) => id);
    const orders = await lock(tx, "order", () => lockBuyersOrders(tx, orderIds));
    const underWay = orders.filter((order) => order.isUnderWay);
    if (underWay.length > 0) {
      const labels = underWay.slice(0, NAMED).map(({ number }) => orderLabel(number));
      return refuse("order_under_way", { orders: labels, count: underWay.length });
    }
    await eraseBuyer(tx, customerId, orders);
    await erasePayer(tx, orderIds);
    const messageIds = await eraseMessages(tx, { customerId, orderIds, emailKey });
    await forgetRecipients(tx, messageIds);
    await forgetAnswers(tx, `customer:${customerId}`, emailKey);
    await eraseInquiries(tx, { customerId, emailKey });
    if (emailKey) {
      await eraseSubscription(tx, emailKey);
      await eraseAlerts(tx, emailKey);
      await eraseViews(tx, emailKey);
    }
    await eraseSignIn(tx, customerId);
    await eraseProfile(tx, customerId);
    // After the rest: the database lets values go only where they were an erased person's.
    await forgetValues(tx, { action: "order.address_changed", kind: "order", ids: orderIds });
    const kept = orders.filter((order) => order.wasPlaced).length;
    await audit(tx, "customer.erased", { kind: "customer", id: customerId }, { after: { ordersKept: kept } });
    const done = ok({ orders: kept });
    await finishAttempt(tx, done);
    return done;
  });
}
