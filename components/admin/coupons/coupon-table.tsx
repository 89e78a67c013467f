import Link from "next/link";
import type { CouponView } from "@/lib/promotions/contract";
import type { Here } from "../format";
import { Status } from "../parts/status";
import { couponStandingWords } from "../words";
import { conditionWords, givesWords } from "./coupon-words";

/** Coupons: the code, what it does in words, how often it was used. */
export function CouponTable({
  coupons,
  here,
}: {
  readonly coupons: readonly CouponView[];
  readonly here: Here;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Coupons</caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col" className="max-sm:hidden">
            What it does
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="figure">
            Used
          </th>
        </tr>
      </thead>
      <tbody>
        {coupons.map((coupon) => (
          <tr key={coupon.id}>
            <th scope="row">
              <Link
                href={`/admin/coupons/${coupon.id}`}
                prefetch={false}
                className="row-link [overflow-wrap:anywhere]"
              >
                {coupon.codes.join(", ") || coupon.title}
              </Link>
              <span className="block text-ink-3">{coupon.title}</span>
              <span className="block text-ink-2 sm:hidden">{givesWords(coupon)}</span>
            </th>
            <td className="max-sm:hidden">
              {givesWords(coupon)}
              <span className="block text-ink-3">{conditionWords(coupon, here).join(", ")}</span>
            </td>
            <td>
              <Status of={couponStandingWords[coupon.standing]} />
            </td>
            <td className="figure">
              {coupon.usedCount}
              {coupon.usageLimit !== null && <span className="text-ink-3"> of {coupon.usageLimit}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
