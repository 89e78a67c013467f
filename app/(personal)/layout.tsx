import "../tokens.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fonts } from "@/app/fonts";
import { SkipLink } from "@/components/shop/skip-link";
import { shopUrl } from "@/lib/platform/urls";
import { personalFrame } from "./personal-frame";

export async function generateMetadata(): Promise<Metadata> {
  const { identity } = await personalFrame();
  return {
    metadataBase: new URL(shopUrl("/")),
    description: `Your cart, your orders and your account at ${identity.name}.`,
    title: { default: identity.name, template: `%s · ${identity.name}` },
    // Pages about one person are nobody else's business, nor are the secret addresses of some.
    robots: { index: false, follow: false },
    referrer: "same-origin",
    icons,
  };
}

const icons = { icon: [{ url: "/favicon.svg", type: "image/svg+xml" }], apple: "/apple-touch-icon.png" };

/** Also of pages that themselves ask nothing: a build knows no shop, and keeps no page of a person. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = { colorScheme: "light dark" };

/**
 * Around every page that is about one person: rendered per request and kept by nobody. A root layout of its own, so
 * that coming here is a whole page load.
 */
export default async function PersonalLayout({ children }: { readonly children: ReactNode }) {
  const { market } = await personalFrame();
  return (
    <html lang={market.locale} className={`${fonts} scroll-pt-20`}>
      <head>
        <noscript>
          <link rel="stylesheet" href="/no-script.css" />
        </noscript>
      </head>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
