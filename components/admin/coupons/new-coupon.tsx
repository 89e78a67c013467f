"use client";
import { useRouter } from "next/navigation";
import type { Submit } from "../form/use-submit";
import type { Here } from "../format";
import { CouponForm, type CouponValues } from "./coupon-form";
import type { Sample } from "./coupon-preview";

/** The form of a new coupon, which goes on to its page once it is offered. */
export function NewCoupon({
  currencies,
  here,
  sample,
  create,
}: {
  readonly currencies: readonly string[];
  readonly here: Here;
  readonly sample: Sample;
  readonly create: Submit<CouponValues, { id?: string } | undefined>;
}) {
  const router = useRouter();
  return (
    <CouponForm
      coupon={null}
      currencies={currencies}
      here={here}
      sample={sample}
      save={create}
      onSaved={(id) => router.push(id ? `/admin/coupons/${id}` : "/admin/coupons")}
    />
  );
}
