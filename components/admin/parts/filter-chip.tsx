"use client";
import Link from "next/link";
import { usePlace } from "../../ui/use-place";

/** A filter that is on. It goes with its press; the focus stays among the others, or on the page. */
export function FilterChip({ href, word }: { readonly href: string; readonly word: string }) {
  return (
    <Link
      ref={usePlace<HTMLAnchorElement>()}
      href={href}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-sm bg-paper-3 px-2 hover:bg-line"
    >
      {word}
      <span aria-hidden>×</span>
      <span className="sr-only">: take this filter off</span>
    </Link>
  );
}
