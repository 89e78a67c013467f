import type { Message } from "@/lib/kernel/message";
import type { Total } from "@/lib/kernel/totals";
import type { Promotion } from "@/lib/promotions/contract";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import type { Place, TaxRate } from "@/lib/tax/contract";

/** What one line of a quote is calculated from: what the database says now, never what a caller sent. */
export interface QuoteLineInput {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  /** The list price of one, in minor units, with or without tax as the list says; null when it cannot be bought. */
  readonly unitAmount: number | null;
  readonly taxClass: string;
  readonly taxable: boolean;
  readonly grams: number;
  readonly requiresShipping: boolean;
  /** Units that can be sold now; null when stock is not counted. */
  readonly available: number | null;
}

/** What a currency and its payment handler can charge: amounts in minor units. */
export interface ChargeRules {
  readonly minimum: number;
  readonly maximum: number;
  /** Amounts must be multiples of it (three-decimal currencies at Stripe: 10). */
  readonly step: number;
}

export interface QuoteInput {
  readonly now: Date;
  readonly currency: string;
  readonly market: {
    readonly taxInclusive: boolean;
    readonly fixedPrice: "gross" | "net";
    readonly homeCountry: string;
  };
  readonly lines: readonly QuoteLineInput[];
  /** Where it goes, as far as known: without it the market's home country is assumed for tax. */
  readonly destination: Place | null;
  readonly rates: readonly TaxRate[];
  /** The codes as typed, in order. */
  readonly codes: readonly string[];
  /** By code key. */
  readonly promotions: ReadonlyMap<string, Promotion>;
  /** Every active method; the quote picks those that serve the destination. */
  readonly methods: readonly DeliveryMethod[];
  readonly deliveryCode: string | null;
  readonly charge: ChargeRules;
}

export type AdjustmentType = "discount" | "fulfilment" | "fulfilment_discount" | "tax" | "rounding";
export type AdjustmentSource = "promotion" | "delivery_method" | "tax_rate" | "rule";

/**
 * One difference between the lines and the total: with a source and a label, so that any cent can be explained.
 * `included` tells tax that is already inside the prices; it does not sum.
 */
export interface Adjustment {
  readonly type: AdjustmentType;
  readonly lineId: string | null;
  readonly sourceKind: AdjustmentSource;
  readonly source: string;
  readonly code?: string;
  readonly label: string;
  readonly amount: number;
  readonly included: boolean;
}

export interface QuoteLine {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly unitAmount: number;
  /** unitAmount × quantity. */
  readonly subtotal: number;
  /** Zero or negative. */
  readonly discount: number;
  /** subtotal + discount, plus tax where it is not included: what this line adds to the total. */
  readonly total: number;
}

export interface DeliveryOption {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly carrier: string | null;
  readonly minDays: number;
  readonly maxDays: number;
  /** Before a free-delivery code. */
  readonly listAmount: number;
  readonly amount: number;
}

/** The way that things travel unless they are told otherwise: which countries it serves, and what it costs. */
export interface UsualDelivery {
  readonly name: string;
  readonly countries: readonly string[];
  readonly amount: number;
}

export interface AppliedCode {
  readonly promotionId: string;
  readonly couponId: string;
  readonly code: string;
  readonly title: string;
  /** Positive: what it took off. */
  readonly amount: number;
}

export interface Quote {
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly lines: readonly QuoteLine[];
  readonly adjustments: readonly Adjustment[];
  readonly requiresShipping: boolean;
  readonly options: readonly DeliveryOption[];
  readonly delivery: DeliveryOption | null;
  /** What delivery to the market's home country would cost, while there is no destination. In no sum. */
  readonly usualDelivery: UsualDelivery | null;
  readonly applied: readonly AppliedCode[];
  readonly totals: readonly Total[];
  readonly includedTax: readonly { readonly label: string; readonly amount: number }[];
  readonly total: number;
  readonly messages: readonly Message[];
}
