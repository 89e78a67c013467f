import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";
import type { OrderState } from "@/lib/orders";
import type { PaymentState } from "@/lib/payments";
import { lock } from "@/lib/platform/locks";
import type { Phase } from "./contract";

/**
 * The locks of the road, taken in the house order in one statement: a transaction of four lock statements would be
 * three more round trips while a shopper waits. `FOR UPDATE OF` locks row by row in the order in which the tables are
 * named. This is the only place that reads rows of four domains to lock them; each still writes its own.
 */
export interface LockedCheckout extends Record<string, unknown> {
  readonly cart_id: string;
  readonly cart_state: "open" | "ordered" | "merged";
  readonly checkout_id: string;
  readonly phase: Phase;
  readonly checkout_version: number;
  readonly checkout_order: string | null;
}

/** Cart and checkout, for placing and reopening. Null when there is no such checkout. */
export async function lockCheckout(tx: TxCtx, checkoutId: string): Promise<LockedCheckout | null> {
  const { rows } = await lock(tx, "cart", () =>
    lock(tx, "checkout", () =>
      tx.db.execute<LockedCheckout>(sql`
        SELECT c.id AS cart_id, c.state AS cart_state, k.id AS checkout_id, k.phase, k.version AS checkout_version, k.order_id AS checkout_order
        FROM carts c JOIN checkouts k ON k.cart_id = c.id
        WHERE k.id = ${checkoutId}
        FOR UPDATE OF c, k
      `),
    ),
  );
  return rows[0] ?? null;
}

export interface LockedRoad extends LockedCheckout {
  readonly order_id: string;
  readonly order_state: OrderState;
  readonly order_number: number;
  readonly order_email: string | null;
  readonly customer_id: string | null;
  readonly payment_id: string;
  readonly payment_state: PaymentState;
  readonly payment_amount: number;
  readonly payment_currency: string;
  readonly payment_session: string | null;
  readonly lines: readonly {
    readonly id: string;
    readonly lineId: string;
    readonly variantId: string;
    readonly quantity: number;
  }[];
}

/** Cart, checkout, order and payment, for settling, cancelling and reopening. Null when the payment is unknown. */
export async function lockRoad(tx: TxCtx, paymentId: string): Promise<LockedRoad | null> {
  const take = () =>
    tx.db.execute<LockedRoad>(sql`
      SELECT c.id AS cart_id, c.state AS cart_state, k.id AS checkout_id, k.phase, k.version AS checkout_version, k.order_id AS checkout_order,
        o.id AS order_id, o.state AS order_state, o.number::float8 AS order_number, o.email AS order_email, o.customer_id,
        p.id AS payment_id, p.state AS payment_state, p.amount::float8 AS payment_amount, p.currency AS payment_currency,
        p.session_id AS payment_session,
        (SELECT json_agg(json_build_object('id', l.id, 'lineId', l.line_id, 'variantId', l.variant_id, 'quantity', l.quantity))
          FROM order_lines l WHERE l.order_id = o.id) AS lines
      FROM carts c
      JOIN checkouts k ON k.cart_id = c.id
      JOIN orders o ON o.checkout_id = k.id
      JOIN payments p ON p.order_id = o.id
      WHERE p.id = ${paymentId}
      FOR UPDATE OF c, k, o, p
    `);
  const { rows } = await lock(tx, "cart", () =>
    lock(tx, "checkout", () => lock(tx, "order", () => lock(tx, "payment", take))),
  );
  return rows[0] ?? null;
}
