import { Way } from "../ui/way";

interface AnnouncedProps {
  readonly told: { readonly words: string; readonly path: string | null } | null;
  readonly base: string;
  /** On a personal page the way leads out of it. */
  readonly leaves?: boolean;
}

/** The bar above everything, when there is something to say. */
export function Announced({ told, base, leaves }: AnnouncedProps) {
  if (!told) return null;
  return (
    <aside
      aria-label="Announcement"
      className="bg-ink px-5 py-2 text-center text-small text-paper dark:bg-paper-3 dark:text-ink print:hidden"
    >
      {told.path ? (
        <Way
          leaves={leaves}
          href={`${base}${told.path}`}
          prefetch={false}
          className="inline-block py-0.5 underline decoration-1 underline-offset-4 focus-visible:outline-current"
        >
          {told.words}
        </Way>
      ) : (
        told.words
      )}
    </aside>
  );
}
