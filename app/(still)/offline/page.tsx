import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Offline" };

/** What the service worker shows where no page can be fetched. Works without script: trying again is a link. */
export default function Offline() {
  return (
    <main id="main">
      <Lost drawn="unplugged" title="There is no line to the shop.">
        <p>This device is offline, or we are. Your cart is kept at the shop and waits.</p>
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is the one that could not be fetched */}
        <a href="" className={buttonClass("quiet", "text-base")}>
          Try again
        </a>
      </Lost>
    </main>
  );
}
