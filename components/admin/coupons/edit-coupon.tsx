"use client";
import type { CouponTerms, CouponView } from "@/lib/promotions/contract";
import type { Submit } from "../form/use-submit";
import type { Here } from "../format";
import { CouponForm } from "./coupon-form";
import type { Sample } from "./coupon-preview";

/** The terms of a coupon that exists; its code stays what it is. */
export function EditCoupon({
  coupon,
  currencies,
  here,
  sample,
  edit,
}: {
  readonly coupon: CouponView;
  readonly currencies: readonly string[];
  readonly here: Here;
  readonly sample: Sample;
  readonly edit: Submit<CouponTerms & { readonly id: string }, { id?: string } | undefined>;
}) {
  return (
    <CouponForm
      coupon={coupon}
      currencies={currencies}
      here={here}
      sample={sample}
      save={({ code: _, ...terms }, key) => edit({ ...terms, id: coupon.id }, key)}
    />
  );
}
