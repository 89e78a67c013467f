import Link from "next/link";
import { buttonClass } from "../ui/button";
import { filtersInUse, type ListState, withoutFilters } from "./list-address";

/** The filters leave nothing: said, with the way back. */
export function NothingLeft({ list }: { readonly list: ListState }) {
  const isOne = filtersInUse(list) < 2;
  return (
    <div className="py-12 lg:py-20">
      <p className="headline text-4">
        {isOne ? "Nothing here fits that." : "Nothing is all of that at once."}
      </p>
      <p className="mt-3 max-w-[52ch] text-ink-2">
        {isOne ? "Choose another filter" : "Take one of the filters out"}, or look at everything again.
      </p>
      <Link href={withoutFilters(list)} prefetch={false} className={buttonClass("quiet", "mt-6")}>
        Without filters
      </Link>
    </div>
  );
}

/** An old address turns to a page that the list no longer has. */
export function PastTheEnd({ last }: { readonly last: string }) {
  return (
    <div className="py-12 lg:py-20">
      <p className="headline text-4">The list ends before this page.</p>
      <p className="mt-3 max-w-[52ch] text-ink-2">There were more when this address was made.</p>
      <Link href={last} prefetch={false} className={buttonClass("quiet", "mt-6")}>
        To the last page
      </Link>
    </div>
  );
}
