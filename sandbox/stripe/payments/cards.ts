/** What a test card does when it is charged. */
export interface TestCard {
  number: string;
  brand: "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay";
  country: string;
  funding: "credit" | "debit" | "prepaid";
  /** For people, on the payment page and in `npm start`. */
  does: string;
  challenge?: true;
  decline?: Decline;
  refund?: "pending" | "fails";
  dispute?: "fraudulent" | "product_not_received";
}

/** https://docs.stripe.com/declines/codes */
export interface Decline {
  code: string;
  decline_code: string;
  message: string;
}

const decline = (code: string, decline_code: string, message: string): { decline: Decline } => ({
  decline: { code, decline_code, message },
});
const generic = decline("card_declined", "generic_decline", "Your card was declined.");
const visa = { brand: "visa", country: "US", funding: "credit" } as const;

/** Stripe's documented test numbers (https://docs.stripe.com/testing) that the sandbox plays. */
export const testCards: readonly TestCard[] = [
  { ...visa, number: "4242424242424242", does: "succeeds" },
  { ...visa, number: "4000056655665556", funding: "debit", does: "succeeds (debit)" },
  { ...visa, number: "5555555555554444", brand: "mastercard", does: "succeeds (Mastercard)" },
  { ...visa, number: "378282246310005", brand: "amex", does: "succeeds (American Express)" },
  { ...visa, number: "4000000000000002", does: "is declined", ...generic },
  {
    ...visa,
    number: "4000000000009995",
    does: "is declined: insufficient funds",
    ...decline("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  },
  {
    ...visa,
    number: "4000000000009987",
    does: "is declined: lost card",
    ...decline("card_declined", "lost_card", "Your card was declined."),
  },
  {
    ...visa,
    number: "4000000000009979",
    does: "is declined: stolen card",
    ...decline("card_declined", "stolen_card", "Your card was declined."),
  },
  {
    ...visa,
    number: "4000000000000069",
    does: "is declined: expired",
    ...decline("expired_card", "expired_card", "Your card has expired."),
  },
  {
    ...visa,
    number: "4000000000000127",
    does: "is declined: wrong security code",
    ...decline("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
  },
  {
    ...visa,
    number: "4000000000000119",
    does: "is declined: processing error",
    ...decline(
      "processing_error",
      "processing_error",
      "An error occurred while processing your card. Try again in a little bit.",
    ),
  },
  { ...visa, number: "4000002760003184", challenge: true, does: "asks for 3-D Secure, then succeeds" },
  { ...visa, number: "4000002500003155", challenge: true, does: "asks for 3-D Secure, then succeeds" },
  { ...visa, number: "4000000000003220", challenge: true, does: "asks for 3-D Secure, then succeeds" },
  {
    ...visa,
    number: "4000008400001629",
    challenge: true,
    does: "asks for 3-D Secure, then is declined",
    ...generic,
  },
  {
    ...visa,
    number: "4000008260003178",
    challenge: true,
    does: "asks for 3-D Secure, then is declined: insufficient funds",
    ...decline("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  },
  {
    ...visa,
    number: "4000000000007726",
    refund: "pending",
    does: "succeeds; its refunds are pending at first",
  },
  { ...visa, number: "4000000000005126", refund: "fails", does: "succeeds; its refunds fail later" },
  {
    ...visa,
    number: "4000000000000259",
    dispute: "fraudulent",
    does: "succeeds, then is disputed as fraudulent",
  },
  {
    ...visa,
    number: "4000000000002685",
    dispute: "product_not_received",
    does: "succeeds, then is disputed as not received",
  },
];

const byNumber = new Map(testCards.map((card) => [card.number, card]));

/** The test card of a number as a person types it, spaces allowed; null when it is none of them. */
export function findCard(typed: string): TestCard | null {
  return byNumber.get(typed.replaceAll(/[\s-]/g, "")) ?? null;
}

/** The check digit of card numbers (ISO/IEC 7812). */
export function looksLikeCard(typed: string): boolean {
  const digits = typed.replaceAll(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
