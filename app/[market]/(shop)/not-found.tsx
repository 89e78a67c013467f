import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { OftenChosen, WaysOn } from "@/components/shop/market-base";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <Lost drawn="cut-thread" title="There is nothing at this address.">
        <p>What you were after may be sold out for good, have a new name, or never have existed.</p>
        <WaysOn />
      </Lost>
      <OftenChosen />
    </>
  );
}
