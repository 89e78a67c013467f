import "../tokens.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fonts } from "@/app/fonts";

export const metadata: Metadata = {
  description: "Without a connection to the shop.",
  robots: { index: false },
};
export const viewport: Viewport = { colorScheme: "light dark" };

/** Around pages that are made at build and know no shop, no market and nobody. */
export default function StillLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={fonts}>
      <body>{children}</body>
    </html>
  );
}
