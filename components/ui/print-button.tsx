"use client";

import { buttonClass } from "./button";

/** Opens the browser's own print dialog; on paper, and without script, it is not there. */
export function PrintButton({ word }: { readonly word: string }) {
  return (
    <button
      type="button"
      className={buttonClass("quiet", "needs-script print:hidden")}
      onClick={() => window.print()}
    >
      {word}
    </button>
  );
}
