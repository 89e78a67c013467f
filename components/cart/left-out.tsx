import type { LeftOut } from "@/lib/cart/contract";
import { Notice } from "../ui/notice";

const reasons: Readonly<Record<LeftOut["reason"], (one: LeftOut) => string>> = {
  not_sold: () => "is not sold any more",
  sold_out: () => "is sold out at the moment",
  fewer: ({ taken, wanted }) => `${taken} of ${wanted} are left`,
};

/** After ordering again: what is not in the cart, or not in that number. */
export function LeftOutNotice({ things }: { readonly things: readonly LeftOut[] }) {
  return (
    <Notice
      tone="warn"
      title={
        things.some((one) => one.taken > 0)
          ? "Most of it is here, not all."
          : "Not everything can be had again."
      }
    >
      <ul className="mt-1">
        {things.map((one) => (
          <li key={`${one.title} ${one.variant_title}`}>
            {[one.title, one.variant_title].filter(Boolean).join(", ")}: {reasons[one.reason](one)}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
