import { wordsFor } from "@/components/words";
import type { CouponPreview } from "@/lib/checkout/contract";
import type { Message } from "@/lib/kernel/message";
import type { CouponTerms } from "@/lib/promotions/contract";
import { fullTime, type Here, money } from "../format";

/** What came out, in a sentence; where the coupon does not count, also what shoppers read then. */
export interface Verdict {
  /** What the buyer pays is another sum with it. */
  readonly changes: boolean;
  readonly words: string;
  readonly shoppersRead: string | null;
}

/** What a coupon does to a sample cart, as one would say it to whoever writes it. */
export function verdictOf(
  preview: CouponPreview,
  terms: CouponTerms,
  here: Here,
  usedBefore: number,
): Verdict {
  const said = preview.with.messages.find((message) => message.target.kind === "code");
  if (!said)
    return {
      changes: preview.with.total !== preview.without.total,
      words: differenceWords(preview),
      shoppersRead: null,
    };
  const { minimum } = said.params;
  const amount = typeof minimum === "number" ? money(minimum, preview.currency) : undefined;
  return {
    changes: false,
    words: reasonWords(said, preview, terms, here, usedBefore),
    shoppersRead: wordsFor(said.code, { minimum: amount }),
  };
}

function differenceWords({ without, with: withIt, currency }: CouponPreview): string {
  const less = without.total - withIt.total;
  const both = `${money(withIt.total, currency)} instead of ${money(without.total, currency)}`;
  if (less > 0) return `The buyer pays ${money(less, currency)} less: ${both}.`;
  if (less < 0)
    return `The buyer pays ${money(-less, currency)} more: ${both}. What is left of the goods is below a limit, such as that of free delivery.`;
  return "It counts, and changes nothing on this cart.";
}

/** Why it does not count on this cart: more than shoppers are told. */
function reasonWords(
  said: Message,
  { currency, without, usedCount }: CouponPreview,
  terms: CouponTerms,
  here: Here,
  usedBefore: number,
): string {
  switch (said.code) {
    case "discount_code_minimum_not_met": {
      const goods = without.totals.find((entry) => entry.type === "subtotal")?.amount ?? 0;
      const from = terms.minimumAmount ?? 0;
      return `It does not count: the goods come to ${money(goods, currency)}, and it asks for ${money(from, currency)}. ${money(from - goods, currency)} are missing.`;
    }
    case "discount_code_not_started":
      return `It does not count yet: it begins on ${fullTime(terms.startsAt ?? here.now, here)}.`;
    case "discount_code_expired":
      return `It does not count any more: it ended on ${fullTime(terms.endsAt ?? here.now, here)}.`;
    case "discount_code_usage_limit_reached":
      return `It does not count: it is used up, ${usedCount} of ${terms.usageLimit} times.`;
    case "discount_code_user_limit_reached":
      return `It does not count: this buyer has used it ${times(usedBefore)}, and may ${times(terms.perCustomerLimit ?? 0)}.`;
    default:
      return !terms.active
        ? "It does not count: it is paused."
        : `It does not count: it is for carts in ${terms.currency}, and here buyers pay in ${currency}.`;
  }
}

function times(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}
