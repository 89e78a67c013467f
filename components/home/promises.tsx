import Link from "next/link";
import type { ContentPage } from "@/lib/content/contract";
import { contentAddress } from "../shop/addresses";

interface PromisesProps {
  readonly pages: readonly Pick<ContentPage, "handle" | "title" | "summary">[];
  readonly base: string;
}

/** What the shop undertakes, in its own words: its pages of help, each by its first sentence. */
export function Promises({ pages, base }: PromisesProps) {
  if (pages.length === 0) return null;
  return (
    <section aria-label="What we undertake" className="page pt-20 lg:pt-28">
      <ul className="grid gap-x-7 border-t border-line sm:grid-cols-3">
        {pages.map((page) => (
          <li key={page.handle} className="group relative border-line py-6 max-sm:not-last:border-b sm:py-10">
            <Link
              href={contentAddress(base, page.handle)}
              prefetch={false}
              className="headline text-2 underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {page.title}
            </Link>
            <p className="mt-2 max-w-[36ch] text-pretty text-ink-2">{page.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
