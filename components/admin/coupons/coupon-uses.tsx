import Link from "next/link";
import type { CouponUse } from "@/lib/views/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";

/** The newest orders that used a coupon. */
export function CouponUses({ uses, here }: { readonly uses: readonly CouponUse[]; readonly here: Here }) {
  if (uses.length === 0) return <p className="text-ink-3">Nobody has used it yet.</p>;
  return (
    <ul className="border-line border-t">
      {uses.map((use) => (
        <li key={use.orderId} className="flex justify-between gap-4 border-line border-b py-2">
          <span>
            <Link
              href={`/admin/orders/${use.orderId}`}
              prefetch={false}
              className="font-medium underline-offset-4 hover:underline"
            >
              {use.label}
            </Link>
            {use.releasedAt && <span className="ml-2 text-ink-3">never paid, so given back</span>}
          </span>
          <span className="text-ink-3">
            <Time at={use.at} here={here} />
          </span>
        </li>
      ))}
    </ul>
  );
}
