import type { Metadata } from "next";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Offline" };

/** What the service worker shows where no page can be fetched. Works without script: trying again is a link. */
export default function Offline() {
  return (
    <main id="main" className="my-auto">
      <Lost drawn="unplugged" title="You are offline.">
        <p>There is no connection to the shop just now. Your cart is safe and waits for you.</p>
        <p className="text-base">
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is the one that could not be fetched */}
          <a href="" className={buttonClass("primary")}>
            Try again
          </a>
        </p>
      </Lost>
    </main>
  );
}
