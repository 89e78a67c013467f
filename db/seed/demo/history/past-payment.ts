/** What a payment provider has to know of a payment of the past, so that it can be looked up and given back there. */
export interface PastPayment {
  readonly sessionId: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly checkoutId: string;
  readonly orderLabel: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly end: PastEnd;
}

export type PastEnd =
  | { readonly kind: "expired" }
  | (PastCharge & {
      /** Paid; or promised by a bank, which will say yes or has said no. */
      readonly kind: "paid" | "promised" | "failed";
      readonly at: Date;
      readonly refunds: readonly PastRefund[];
      readonly dispute: PastDispute | null;
    });

export interface PastCharge {
  readonly intentId: string;
  readonly chargeId: string;
  readonly method: Method;
}

/** A card by brand and last digits, or an account. */
export type Method =
  | { readonly type: "card"; readonly brand: "visa" | "mastercard" | "amex"; readonly last4: string }
  | { readonly type: "sepa_debit"; readonly last4: string };

export interface PastRefund {
  readonly stripeRefundId: string;
  readonly refundId: string;
  readonly amount: number;
  readonly at: Date;
}

export interface PastDispute {
  readonly stripeDisputeId: string;
  readonly reason: string;
  readonly at: Date;
  readonly state: "needs_response" | "won";
}
