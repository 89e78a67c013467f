import type { OrderState } from "@/lib/orders/contract";

/** What the palette finds of each kind, the likeliest first. */
export interface FoundOrder {
  readonly id: string;
  readonly label: string;
  readonly name: string | null;
  /** Null to those who may not see customers. */
  readonly email: string | null;
  readonly state: OrderState;
  readonly at: string;
}
export interface FoundProduct {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  /** How many it has that are sold. */
  readonly variants: number;
  /** The variant that fits best; null of a product that has none. */
  readonly variantId: string | null;
  readonly status: "draft" | "active" | "archived";
  readonly pictureKey: string | null;
}
export interface FoundCustomer {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
export interface DeskFind {
  readonly orders: readonly FoundOrder[];
  readonly products: readonly FoundProduct[];
  readonly customers: readonly FoundCustomer[];
}
