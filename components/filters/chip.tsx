"use client";

import Link from "next/link";
import { usePlace } from "../ui/use-place";

/** A filter in use. It goes with its press; whoever pressed it by key goes on beside it, or where it stood. */
export function Chip({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <li>
      <Link
        ref={usePlace<HTMLAnchorElement>("[data-chosen]")}
        href={href}
        prefetch={false}
        scroll={false}
        className="flex min-h-8 items-center gap-2 rounded-sm bg-paper-2 px-3 text-small hover:bg-paper-3"
      >
        <span className="sr-only">Take out </span>
        {children}
        <svg aria-hidden viewBox="0 0 12 12" className="size-2.5 stroke-current">
          <path d="m2 2 8 8m0-8-8 8" />
        </svg>
      </Link>
    </li>
  );
}
