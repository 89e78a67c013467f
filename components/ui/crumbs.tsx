import { Way } from "./way";

/** Where a page stands, from the root down; the page itself is the last word and no link. */
export function Crumbs({
  trail,
  here,
  leaves,
}: {
  readonly trail: readonly { readonly name: string; readonly href: string }[];
  readonly here: string;
  /** On a personal page every way leads out of it. */
  readonly leaves?: boolean;
}) {
  return (
    <nav aria-label="You are here" className="text-small text-ink-3">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map((crumb) => (
          <li key={crumb.href} className="flex min-w-0 gap-x-2">
            <Way
              leaves={leaves}
              href={crumb.href}
              className="inline-block py-1 hover:text-ink hover:underline underline-offset-4"
            >
              {crumb.name}
            </Way>
            <span aria-hidden className="py-1">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="min-w-0 py-1 text-ink">
          {here}
        </li>
      </ol>
    </nav>
  );
}
