import Link from "next/link";

interface Words {
  readonly words: string;
  readonly href: string;
  readonly tone?: "bad";
}

/** One number of the day: what it counts, itself, what it compares with. It leads to the rows behind it. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What stands beside it; a number with rows of its own leads to those. */
  readonly beside: string | Words;
  /** What cannot be summed with it: each on a line of its own. */
  readonly besides?: readonly Words[];
  readonly href: string;
}

/** The numbers of the day in one row under one rule. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <ul className="mb-9 grid grid-cols-2 border-ink border-t xl:grid-cols-[repeat(auto-fit,minmax(0,1fr))]">
      {figures.map((figure, index) => (
        <li
          key={figure.name}
          className={`relative border-line py-3.5 pr-4 max-xl:border-b ${index % 2 === 1 ? "max-xl:border-l max-xl:pl-4" : ""} ${index > 0 ? "xl:border-l xl:pl-4.5" : ""}`}
        >
          <p className="text-ink-3">{figure.name}</p>
          <p className="my-0.5 font-semibold text-[1.375rem] sm:text-[1.75rem] leading-tight tracking-[-0.02em] tabular-nums">
            <Link
              href={figure.href}
              className="underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {figure.value}
            </Link>
          </p>
          <p className="min-h-6 text-ink-2 max-sm:py-1.5">
            {typeof figure.beside === "string" ? figure.beside : <Way {...figure.beside} />}
          </p>
          {figure.besides?.map((way) => (
            <p key={way.href} className="text-ink-2 tabular-nums max-sm:py-1.5">
              <Way {...way} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Over the way of the whole box, and as high as a thumb where one is used. */
function Way({ words, href, tone }: Words) {
  return (
    <Link
      href={href}
      className={`relative z-1 inline-block min-h-6 underline decoration-line-2 underline-offset-4 max-sm:-my-1.5 max-sm:py-1.5 ${tone === "bad" ? "text-bad" : ""}`}
    >
      {words}
    </Link>
  );
}
