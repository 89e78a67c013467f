import Link from "next/link";
import type { Columns } from "@/lib/desk/contract";
import type { CouponView } from "@/lib/promotions/contract";
import type { Here } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { columnWords } from "../rows/columns";
import { couponStandingWords } from "../words";
import { conditionWords, givesWords } from "./coupon-words";

const words = columnWords.coupons;

/** Coupons: the code, what it does in words, how often it was used. */
export function CouponTable({
  coupons,
  here,
  columns,
}: {
  readonly coupons: readonly CouponView[];
  readonly here: Here;
  readonly columns: Columns<"coupons">;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Coupons</caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          {columns.has("gives") && (
            <th scope="col" className="max-sm:hidden">
              {words.gives}
            </th>
          )}
          {columns.has("status") && <th scope="col">{words.status}</th>}
          {columns.has("from") && (
            <th scope="col" className="max-md:hidden">
              {words.from}
            </th>
          )}
          {columns.has("until") && (
            <th scope="col" className="max-md:hidden">
              {words.until}
            </th>
          )}
          {columns.has("used") && (
            <th scope="col" className="figure">
              {words.used}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {coupons.map((coupon) => (
          <tr key={coupon.id}>
            <th scope="row">
              <Link href={`/admin/coupons/${coupon.id}`} prefetch={false} className="row-link">
                {coupon.codes.join(", ") || coupon.title}
              </Link>
              <span className="block text-ink-3">{coupon.title}</span>
              {columns.has("gives") && (
                <span className="block text-ink-2 sm:hidden">{givesWords(coupon)}</span>
              )}
            </th>
            {columns.has("gives") && (
              <td className="max-sm:hidden">
                {givesWords(coupon)}
                <span className="block text-ink-3">{conditionWords(coupon, here).join(", ")}</span>
              </td>
            )}
            {columns.has("status") && (
              <td>
                <Status of={couponStandingWords[coupon.standing]} />
              </td>
            )}
            {columns.has("from") && <Day at={coupon.startsAt} here={here} />}
            {columns.has("until") && <Day at={coupon.endsAt} here={here} />}
            {columns.has("used") && (
              <td className="figure">
                {coupon.usedCount}
                {coupon.usageLimit !== null && <span className="text-ink-3"> of {coupon.usageLimit}</span>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ at, here }: { readonly at: string | null; readonly here: Here }) {
  return <td className="text-ink-2 max-md:hidden">{at ? <Time at={at} here={here} as="short" /> : "–"}</td>;
}
