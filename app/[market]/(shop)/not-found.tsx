import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Lost drawn="cut-thread" title="There is nothing at this address.">
      <p>
        It may have been sold out for good, renamed, or never have been here. The search knows what there is.
      </p>
      <p className="flex flex-wrap gap-4 text-base">
        <a href="/search" className={buttonClass("quiet")}>
          Search
        </a>
        <a href="/" className={buttonClass("quiet")}>
          Go to the shop
        </a>
      </p>
    </Lost>
  );
}
