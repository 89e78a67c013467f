import { FilterChip } from "./filter-chip";

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

/** As many names as one runs an eye over; of more, one is typed. */
const MOST_TO_CHOOSE = 100;

/** One of the names that are known, chosen from them while they are few. */
export function FilterText({ known, ...field }: FieldProps & { readonly known: readonly string[] }) {
  const { name, label, value } = field;
  const all = value && !known.includes(value) ? [value, ...known] : known;
  if (all.length <= MOST_TO_CHOOSE) return <FilterChoice {...field} words={all.map((one) => [one, one])} />;
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-ink-3">
        {label}
      </label>
      <input
        id={`filter-${name}`}
        name={name}
        list={`known-${name}`}
        defaultValue={value}
        maxLength={255}
        autoComplete="off"
        className="input"
      />
      <datalist id={`known-${name}`}>
        {all.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
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
          <FilterChip href={href} word={word} />
        </li>
      ))}
    </ul>
  );
}
