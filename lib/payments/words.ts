/** Card brands as Stripe names them, by the name on the card. */
const brands: Readonly<Record<string, string>> = {
  amex: "American Express",
  diners: "Diners Club",
  discover: "Discover",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** What was paid with, so that its owner knows it again: "Visa ending in 4242", "direct debit"; null when unknown. */
export function paidWith(payment: {
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly methodType: string | null;
}): string | null {
  const { cardBrand, cardLast4, methodType } = payment;
  if (cardLast4) return `${brands[cardBrand ?? ""] ?? "card"} ending in ${cardLast4}`;
  return methodType === "sepa_debit" ? "direct debit" : null;
}
