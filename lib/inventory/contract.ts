/** Units of a variant that an order line wants. */
export interface WantedUnits {
  readonly variantId: string;
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What is missing, by variant: a shopper is told how many are left. */
export interface Shortage {
  readonly variantId: string;
  readonly wanted: number;
  readonly available: number;
}

export type MovementKind = "initial" | "import" | "adjustment" | "sale" | "restock";

/** One change of what is on the shelf. */
export interface StockChange {
  readonly variantId: string;
  readonly locationId: string;
  /** Whole units, not zero; negative takes away. */
  readonly delta: number;
  readonly kind: Exclude<MovementKind, "sale">;
  readonly reason: string | null;
  readonly reference?: { readonly kind: string; readonly id: string };
}
