import type { orders } from "@/db/schema/orders";
import type { payments, refunds } from "@/db/schema/payments";
import type { Actor } from "@/lib/kernel/actor";
import type { NewOrder } from "@/lib/orders";
import type { Dice } from "./dice";
import type { Method, PastDispute } from "./past-payment";
import type { Wish } from "./wishes";
import type { World } from "./world";

export type OrderRow = typeof orders.$inferInsert;
export type PaymentRow = typeof payments.$inferInsert;
export type RefundRow = typeof refunds.$inferInsert;

/** What is known of one order while its story is told. */
export interface Told {
  readonly world: World;
  readonly wish: Wish;
  readonly dice: Dice;
  readonly order: NewOrder;
  /** These rows change as the story goes on; they are written when it is over. */
  readonly row: OrderRow;
  readonly payment: PaymentRow;
  readonly refunds: readonly RefundRow[];
  readonly buyer: Actor;
  readonly checkoutId: string;
  readonly cartId: string;
  readonly method: Method;
  /** Its lines that are counted on the shelf. */
  readonly counted: readonly Counted[];
  readonly dispute: PastDispute | null;
  readonly end: End;
}

export interface Counted {
  readonly lineId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** How paying ended. */
export type End =
  | { readonly kind: "expired" }
  | { readonly kind: "paid" | "promised" | "failed"; readonly at: Date };
