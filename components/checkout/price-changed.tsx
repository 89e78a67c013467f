import type { CheckoutView } from "@/lib/checkout/contract";
import { Notice } from "../ui/notice";
import { FormerPrice, Price } from "../ui/price";
import { priceChanges } from "./price-changes";

/** What is different since the buyer pressed the button. The order is placed only when they press again. */
export function PriceChanged({ before, now }: { readonly before: CheckoutView; readonly now: CheckoutView }) {
  const money = { currency: now.currency, locale: now.locale };
  const changes = [...priceChanges(before, now), { what: "Total", before: before.total, now: now.total }];
  return (
    <Notice tone="warn" title="The price changed a moment ago. Nothing was ordered yet.">
      <dl className="mt-2 space-y-1">
        {changes.map((change) => (
          <div key={change.what} className="flex justify-between gap-6">
            <dt className="min-w-0">{change.what}</dt>
            <dd className="shrink-0">
              {change.before !== null && <FormerPrice {...money} amount={change.before} />}{" "}
              {change.now !== null && <Price {...money} amount={change.now} />}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3">If that is fine, press the button once more.</p>
    </Notice>
  );
}
