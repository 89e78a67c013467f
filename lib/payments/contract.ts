/** `review`: another amount came than was agreed; `returned`: staff ended that, and all that came was asked back. */
export const paymentStates = ["open", "pending", "paid", "failed", "canceled", "review", "returned"] as const;
export type PaymentState = (typeof paymentStates)[number];

/**
 * What a payment handler tells us about money, whichever road it came by (return page, webhook, reconciler). The
 * amount is in our minor units.
 */
export interface PaymentFact {
  readonly kind: "paid" | "promised" | "failed" | "expired";
  /** Ours, from the session's client_reference_id and metadata; null for a session that is not ours. */
  readonly paymentId: string | null;
  readonly orderId: string | null;
  readonly checkoutId: string | null;
  readonly sessionId: string;
  readonly paymentIntentId: string | null;
  readonly amount: number;
  readonly currency: string;
  /** Why a payment failed, in the handler's code. */
  readonly problem: string | null;
}

/** Everything a hosted payment page needs to know about an order, all of it frozen: retries must send the same. */
export interface SessionRequest {
  readonly paymentId: string;
  readonly orderId: string;
  readonly checkoutId: string;
  readonly orderLabel: string;
  readonly tryNumber: number;
  readonly tryStartedAt: Date;
  readonly currency: string;
  readonly amount: number;
  readonly email: string;
  readonly locale: string;
  /** Final amounts, delivery included: they sum to `amount`. */
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly amount: number }[];
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export interface OpenSession {
  readonly sessionId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** Why no session was made: `refused` is final, the others may pass. */
export type SessionRefusal = "payment_refused" | "payment_unavailable" | "payment_busy";
