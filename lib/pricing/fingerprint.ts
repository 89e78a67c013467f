import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Address } from "@/lib/kernel/address";
import type { Quote } from "./contract";

export interface Agreement {
  readonly marketId: string;
  readonly destination: Address | null;
  readonly quote: Quote;
}

/**
 * What a buyer agrees to, as one short string: lines, address, delivery, codes, market and amounts; not dates, not
 * stock, not ids of rates. Two quotes with the same fingerprint cost the same for the same things.
 */
export function fingerprint({ marketId, destination, quote }: Agreement): string {
  const agreed = {
    market: marketId,
    currency: quote.currency,
    lines: quote.lines.map((line) => [line.id, line.variantId, line.quantity, line.unitAmount, line.total]),
    destination,
    delivery: quote.delivery?.code ?? null,
    codes: quote.applied.map((applied) => [applied.promotionId, applied.amount]),
    totals: quote.totals.map((entry) => [entry.type, entry.amount]),
    included: quote.includedTax,
  };
  return createHash("sha256")
    .update(canonicalize(agreed) ?? "")
    .digest("base64url")
    .slice(0, 32);
}
