import Link from "next/link";
import { buttonClass } from "../ui/button";

/** On and back through a list that is paged by place: there are no numbers, and nothing shifts while one reads. */
export function Paging({
  previous,
  next,
}: {
  readonly previous: string | null;
  readonly next: string | null;
}) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Pages" className="mt-16 flex justify-between gap-4 border-t border-line pt-6">
      {previous ? (
        <Link href={previous} prefetch={false} rel="prev" className={buttonClass("quiet")}>
          Previous page
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link href={next} prefetch={false} rel="next" className={buttonClass("quiet")}>
          Next page
        </Link>
      )}
    </nav>
  );
}
