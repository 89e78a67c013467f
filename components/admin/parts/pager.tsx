import Link from "next/link";

/** On in a list that is read by key: forward to older rows, or back to its beginning. */
export function Pager({ next, first }: { readonly next: string | null; readonly first: string | null }) {
  if (!next && !first) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between">
      {first ? (
        <Link href={first} className="btn" data-key="b" data-key-name="Back to the first page">
          ← Back to the first
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link href={next} rel="next" className="btn" data-key="m" data-key-name="Next page">
          Next page →
        </Link>
      )}
    </nav>
  );
}
