import { type Message, warning } from "@/lib/kernel/message";
import { portionDown, split, sum } from "@/lib/kernel/money";
import { codeKey, type Promotion, type Rejection } from "@/lib/promotions/contract";
import { judgeCode } from "@/lib/promotions/judge-code";
import type { Adjustment, AppliedCode, DeliveryOption, QuoteInput } from "./contract";
import type { DeliveryStep } from "./delivery";
import type { PricedLine } from "./lines";

export interface CodesStep {
  readonly adjustments: Adjustment[];
  readonly applied: AppliedCode[];
  readonly messages: Message[];
  /** Zero or negative, by line id. */
  readonly byLine: ReadonlyMap<string, number>;
  readonly freeDelivery: readonly Promotion[];
}

/**
 * Step 2: the codes, judged in the order typed and applied by priority, each on what the ones before left of each
 * line. Rounding rules: `percent` down once a promotion, then `split` over the lines by what is left of them.
 */
export function applyCodes(input: QuoteInput, lines: readonly PricedLine[]): CodesStep {
  const { accepted, messages } = judgeCodes(input, sum(lines.map((line) => line.subtotal)));
  const left = new Map(lines.map((line) => [line.id, line.subtotal]));
  const adjustments: Adjustment[] = [];
  const applied: AppliedCode[] = [];
  for (const promotion of [...accepted].sort((a, b) => a.priority - b.priority)) {
    if (promotion.kind === "free_delivery") continue;
    const remaining = lines.map((line) => left.get(line.id) ?? 0);
    const parts = split(takenOff(promotion, sum(remaining)), remaining);
    lines.forEach((line, index) => {
      const part = parts[index] ?? 0;
      if (part === 0) return;
      left.set(line.id, (left.get(line.id) ?? 0) - part);
      adjustments.push(discountRow(promotion, line.id, -part));
    });
    applied.push(appliedCode(promotion, sum(parts)));
  }
  const byLine = new Map(lines.map((line) => [line.id, (left.get(line.id) ?? 0) - line.subtotal]));
  return {
    adjustments,
    applied,
    messages,
    byLine,
    freeDelivery: accepted.filter((promotion) => promotion.kind === "free_delivery"),
  };
}

function judgeCodes(input: QuoteInput, subtotal: number): { accepted: Promotion[]; messages: Message[] } {
  const accepted: Promotion[] = [];
  const messages: Message[] = [];
  const reject = (code: string, reason: Rejection, params: Record<string, number> = {}) =>
    messages.push(warning(reason, { kind: "code", code }, params));
  for (const code of input.codes) {
    const promotion = input.promotions.get(codeKey(code));
    if (!promotion) {
      reject(code, "discount_code_invalid");
      continue;
    }
    if (accepted.some((other) => other.id === promotion.id)) {
      reject(code, "discount_code_already_applied");
      continue;
    }
    const judged = judgeCode(promotion, { now: input.now, currency: input.currency, subtotal });
    if (judged.ok) accepted.push(promotion);
    else
      reject(
        code,
        judged.code,
        judged.detail?.minimum === undefined ? {} : { minimum: judged.detail.minimum },
      );
  }
  return { accepted, messages };
}

/** What a promotion takes off an amount: never more than there is. */
function takenOff(promotion: Promotion, remaining: number): number {
  if (promotion.kind === "percent") return portionDown(remaining, promotion.percentBp ?? 0, 10_000);
  return Math.min(promotion.amount ?? 0, remaining);
}

/** Step 3b: a free-delivery code takes off whatever the chosen option costs, and is shown in every option. */
export function takeOffDelivery(promotions: readonly Promotion[], delivery: DeliveryStep) {
  const promotion = promotions[0];
  if (!promotion)
    return { adjustments: [], applied: [], options: delivery.options, usual: delivery.usual, amount: 0 };
  const options: DeliveryOption[] = delivery.options.map((option) => ({ ...option, amount: 0 }));
  const usual = delivery.usual && { ...delivery.usual, amount: 0 };
  const amount = delivery.selected?.amount ?? 0;
  const adjustments: Adjustment[] =
    amount === 0 ? [] : [{ ...discountRow(promotion, null, -amount), type: "fulfilment_discount" }];
  return { adjustments, applied: [appliedCode(promotion, amount)], options, usual, amount };
}

function discountRow(promotion: Promotion, lineId: string | null, amount: number): Adjustment {
  return {
    type: "discount",
    lineId,
    sourceKind: "promotion",
    source: promotion.id,
    code: promotion.code,
    label: promotion.title,
    amount,
    included: false,
  };
}

function appliedCode(promotion: Promotion, amount: number): AppliedCode {
  return {
    promotionId: promotion.id,
    couponId: promotion.couponId,
    code: promotion.code,
    title: promotion.title,
    amount,
  };
}
