import Link from "next/link";

/** The few orders that a list can stand in, each an address of its own. */
export function SortChoice({
  now,
  orders,
}: {
  readonly now: string;
  readonly orders: readonly { readonly name: string; readonly word: string; readonly href: string }[];
}) {
  return (
    <nav aria-label="Sort by">
      <ul className="flex min-h-8 flex-wrap items-center gap-x-3">
        <li aria-hidden className="text-ink-3">
          Sort by
        </li>
        {orders.map(({ name, word, href }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={name === now ? "true" : undefined}
              className="inline-flex min-h-6 items-center text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
