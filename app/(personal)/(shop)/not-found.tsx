import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Lost drawn="cut-thread" title="There is nothing at this address.">
      <p>
        The link may be cut short, or no longer be valid. Links to orders and checkouts work only as a whole.
      </p>
      <a href="/" className={buttonClass("quiet", "text-base")}>
        Go to the shop
      </a>
    </Lost>
  );
}
