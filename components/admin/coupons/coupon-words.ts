import type { CouponKind, CouponView } from "@/lib/promotions/contract";
import { fullTime, type Here, money } from "../format";
import { percentText } from "../percent";

type Terms = Pick<
  CouponView,
  | "kind"
  | "percentBp"
  | "amount"
  | "currency"
  | "minimumAmount"
  | "startsAt"
  | "endsAt"
  | "usageLimit"
  | "perCustomerLimit"
>;

export const couponKindWords: Readonly<Record<CouponKind, string>> = {
  percent: "A percentage",
  fixed: "A fixed amount",
  free_delivery: "Free delivery",
};

/** What a coupon gives, as one would tell a shopper. */
export function givesWords(terms: Terms): string {
  if (terms.kind === "free_delivery") return "Delivery is free";
  if (terms.kind === "percent") return `${percentText(terms.percentBp ?? 0, 2)}% off everything in the cart`;
  return `${money(terms.amount ?? 0, terms.currency ?? "EUR")} off`;
}

/** Its conditions, each a sentence; none when there are none. */
export function conditionWords(terms: Terms, here: Here): string[] {
  const words: string[] = [];
  if (terms.minimumAmount !== null)
    words.push(`for carts of ${money(terms.minimumAmount, terms.currency ?? "EUR")} and more`);
  if (terms.currency !== null) words.push(`in ${terms.currency} only`);
  if (terms.startsAt !== null) words.push(`from ${fullTime(terms.startsAt, here)}`);
  if (terms.endsAt !== null) words.push(`until ${fullTime(terms.endsAt, here)}`);
  if (terms.perCustomerLimit !== null)
    words.push(
      terms.perCustomerLimit === 1 ? "once per customer" : `${terms.perCustomerLimit} times per customer`,
    );
  if (terms.usageLimit !== null) words.push(`${terms.usageLimit} times in total`);
  return words;
}
