import Link from "next/link";

type Words = readonly (readonly [value: string, word: string])[];

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

/** One of several, or any. */
export function FilterChoice({ name, label, value, words }: FieldProps & { readonly words: Words }) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-ink-3">
        {label}
      </label>
      <select id={`filter-${name}`} name={name} defaultValue={value ?? ""} className="input">
        <option value="">Any</option>
        {words.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FilterDay({ name, label, value }: FieldProps) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-ink-3">
        {label}
      </label>
      <input id={`filter-${name}`} name={name} type="date" defaultValue={value} className="input" />
    </div>
  );
}

/** The filters that are on, each a link to the list without it. */
export function FilterChips({ chips }: { readonly chips: readonly { href: string; word: string }[] }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters that are on" className="flex flex-wrap gap-1.5">
      {chips.map(({ href, word }) => (
        <li key={word}>
          <Link
            href={href}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-sm bg-paper-3 px-2 hover:bg-line"
          >
            {word}
            <span aria-hidden>×</span>
            <span className="sr-only">: take this filter off</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
