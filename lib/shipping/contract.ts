export interface DeliveryBand {
  readonly upToGrams: number;
  readonly amount: number;
}

/** A way to deliver to a zone, as staff configured it. */
export interface DeliveryMethod {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly carrier: string | null;
  readonly currency: string;
  readonly kind: "flat" | "by_weight";
  readonly amount: number;
  readonly freeFrom: number | null;
  readonly taxClass: string;
  readonly minDays: number;
  readonly maxDays: number;
  readonly bands: readonly DeliveryBand[];
  readonly countries: readonly string[];
}
