import "./tokens.css";
import type { Metadata } from "next";
import { HomeWay } from "@/components/shop/home-way";
import { Lost } from "@/components/shop/lost";
import { fonts } from "./fonts";
import { late } from "./fonts-late";

export const metadata: Metadata = { title: "Not found", description: "There is nothing at this address." };

/** For addresses that no page has: made at build, so it knows nothing of markets or names. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={`${fonts} ${late.variable} [--font-display:var(--font-late)]`}>
      <body>
        <main id="main">
          <Lost drawn="cut-thread" title="There is nothing at this address.">
            <p>It may have a new name, or never have existed.</p>
            <HomeWay kind="primary" />
          </Lost>
        </main>
      </body>
    </html>
  );
}
