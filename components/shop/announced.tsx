import Link from "next/link";

interface AnnouncedProps {
  readonly told: { readonly words: string; readonly path: string | null } | null;
  readonly base: string;
}

/** The bar above everything, when there is something to say. */
export function Announced({ told, base }: AnnouncedProps) {
  if (!told) return null;
  return (
    <aside
      aria-label="Announcement"
      className="bg-ink px-5 py-2 text-center text-small text-paper dark:bg-paper-3 dark:text-ink print:hidden"
    >
      {told.path ? (
        <Link
          href={`${base}${told.path}`}
          prefetch={false}
          className="inline-block py-0.5 underline decoration-1 underline-offset-4 focus-visible:outline-current"
        >
          {told.words}
        </Link>
      ) : (
        told.words
      )}
    </aside>
  );
}
