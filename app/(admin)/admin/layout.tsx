import "../../tokens.css";
import "./desk.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fonts } from "@/app/fonts";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: "same-origin",
  icons: { icon: [{ url: "/favicon.svg", type: "image/svg+xml" }] },
};

/** Also of pages that themselves ask nothing: a build knows no shop, and keeps no page of a person. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = { colorScheme: "light dark" };

/** Around every page of the back office: rendered per request and kept by nobody. A root layout of its own. */
export default function DeskRoot({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={fonts}>
      <body className="desk-body">{children}</body>
    </html>
  );
}
