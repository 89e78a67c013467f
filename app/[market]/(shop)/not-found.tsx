import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { WaysOn } from "@/components/shop/market-base";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Lost drawn="cut-thread" title="There is nothing at this address.">
      <p>
        It may have been sold out for good, renamed, or never have been here. The search knows what there is.
      </p>
      <WaysOn />
    </Lost>
  );
}
