import type { Metadata } from "next";
import { homeAddress } from "@/components/shop/addresses";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";
import { personalFrame } from "../personal-frame";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  const { base } = await personalFrame();
  return (
    <Lost drawn="cut-thread" title="There is nothing at this address.">
      <p>
        The link may be cut short, or no longer be valid. Links to orders and checkouts work only as a whole.
      </p>
      <a href={homeAddress(base)} className={buttonClass("primary", "text-base")}>
        Go to the shop
      </a>
    </Lost>
  );
}
