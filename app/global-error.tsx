"use client";
import "./tokens.css";
import { HomeWay } from "@/components/shop/home-way";
import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";
import { fonts } from "./fonts";
import { late } from "./fonts-late";

/** In the place of a whole layout that could not be made, as when the database is away: it asks nothing of anybody. */
export default function GlobalError({ error }: { readonly error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="en" className={`${fonts} ${late.variable} [--font-display:var(--font-late)]`}>
      <head>
        <title>This page could not be made</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        <main id="main">
          <Lost drawn="unplugged" title="This page could not be made.">
            <p>
              The fault is on our side and has been noted. Wait a moment and try again: nothing you ordered or
              chose is lost.
            </p>
            <p className="flex flex-wrap gap-4 text-base">
              {/* A whole page load: of the layout nothing is there to go on from. */}
              <button
                type="button"
                className={buttonClass("primary", "text-base")}
                onClick={() => window.location.reload()}
              >
                Try again
              </button>
              <HomeWay />
            </p>
            {digest && <p className="text-small text-ink-3">If you write to us, name the number {digest}.</p>}
          </Lost>
        </main>
      </body>
    </html>
  );
}
