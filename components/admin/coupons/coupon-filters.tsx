import type { ReactNode } from "react";
import { type CouponListInput, couponStandings } from "@/lib/promotions/contract";
import { FilterChoice } from "../parts/filter-fields";
import { filtersOn, ListFilters } from "../parts/list-filters";
import { couponStandingWords } from "../words";
import { couponKindWords } from "./coupon-words";

interface FilterProps {
  readonly input: CouponListInput;
  readonly columns: string | undefined;
  readonly address: (change: Partial<CouponListInput>) => string;
  readonly beside: ReactNode;
}

/** What the coupons are narrowed to: by code or name, what they give, where they are in their life. */
export function CouponFilters({ input, columns, address, beside }: FilterProps) {
  return (
    <ListFilters
      path="/admin/coupons"
      input={input}
      within={{ columns }}
      search={{ name: "q", label: "Code or name", maxLength: 80, keyName: "Find a coupon" }}
      on={filtersOn({
        q: input.q && `“${input.q}”`,
        kind: input.kind && couponKindWords[input.kind],
        standing: input.standing && couponStandingWords[input.standing].word,
      })}
      address={address}
      beside={beside}
    >
      <FilterChoice
        name="kind"
        label="What it gives"
        value={input.kind}
        words={Object.entries(couponKindWords)}
      />
      <FilterChoice
        name="standing"
        label="Status"
        value={input.standing}
        words={couponStandings.map((one) => [one, couponStandingWords[one].word])}
      />
    </ListFilters>
  );
}
