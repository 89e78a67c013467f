import type { Metadata } from "next";
import type { ReactNode } from "react";
import { fonts } from "@/app/fonts";
import "@/app/tokens.css";

export const metadata: Metadata = { title: "The Cartwright API", robots: { index: false } };

export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={fonts}>
      <body>{children}</body>
    </html>
  );
}
