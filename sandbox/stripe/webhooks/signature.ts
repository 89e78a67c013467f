import { createHmac } from "node:crypto";

/**
 * The `Stripe-Signature` header: HMAC-SHA256 over "timestamp.body" with the endpoint's secret
 * (https://docs.stripe.com/webhooks/signature).
 * @param timestamp Unix seconds of the attempt; each retry is signed anew.
 */
export function signatureHeader(body: string, secret: string, timestamp: number): string {
  const digest = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return `t=${timestamp},v1=${digest}`;
}

/** The same header with a digest that is of the right form and wrong. */
export function corruptHeader(body: string, secret: string, timestamp: number): string {
  return signatureHeader(`${body} `, secret, timestamp);
}
