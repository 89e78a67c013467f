import Form from "next/form";
import Link from "next/link";
import { type AuditListInput, auditKinds } from "@/lib/views/contract";
import { shortDay } from "../format";
import { Drop } from "../parts/drop";
import { actionWord, actionWords, kindWords } from "./audit-words";

interface FilterProps {
  readonly input: AuditListInput;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly address: (change: Partial<AuditListInput>) => string;
}

/** What the log is narrowed to: the filters behind one button, and each that is on as a chip to take off. */
export function AuditFilters({ input, people, address }: FilterProps) {
  const chips = chipsOf(input, people);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Form action="/admin/audit">
        <Drop key={JSON.stringify(input)} label="Filter" shortcut="f" name="Open the filters">
          <div className="flex flex-col gap-3">
            <Choice name="person" label="Who" value={input.person}>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="system">Nobody of the staff</option>
            </Choice>
            <Choice name="about" label="About" value={input.about}>
              {auditKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind]}
                </option>
              ))}
            </Choice>
            <Choice name="action" label="What was done" value={input.action}>
              {Object.entries(actionWords).map(([action, words]) => (
                <option key={action} value={action}>
                  {words}
                </option>
              ))}
            </Choice>
            <div className="grid grid-cols-2 gap-2">
              <Day name="from" label="From" value={input.from} />
              <Day name="to" label="To" value={input.to} />
            </div>
            <button type="submit" className="btn btn-first mt-1">
              Show
            </button>
          </div>
        </Drop>
      </Form>
      {chips.length > 0 && (
        <ul aria-label="Filters that are on" className="flex flex-wrap gap-1.5">
          {chips.map(({ off, word }) => (
            <li key={word}>
              <Link
                href={address({ ...off, after: undefined })}
                className="inline-flex min-h-7 items-center gap-1.5 rounded-sm bg-paper-3 px-2 hover:bg-line"
              >
                {word}
                <span aria-hidden>×</span>
                <span className="sr-only">: take this filter off</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Choice({
  name,
  label,
  value,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-ink-3">
        {label}
      </label>
      <select id={`filter-${name}`} name={name} defaultValue={value ?? ""} className="input">
        <option value="">Any</option>
        {children}
      </select>
    </div>
  );
}

function Day({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-ink-3">
        {label}
      </label>
      <input id={`filter-${name}`} name={name} type="date" defaultValue={value} className="input" />
    </div>
  );
}

interface Chip {
  readonly off: Partial<AuditListInput>;
  readonly word: string;
}

function chipsOf(input: AuditListInput, people: FilterProps["people"]): Chip[] {
  const chips: Chip[] = [];
  if (input.person) {
    const name = people.find(({ id }) => id === input.person)?.name ?? "Somebody";
    chips.push({
      off: { person: undefined },
      word: input.person === "system" ? "Nobody of the staff" : `By ${name}`,
    });
  }
  if (input.about)
    chips.push({ off: { about: undefined, subject: undefined }, word: `About: ${kindWords[input.about]}` });
  if (input.about && input.subject) chips.push({ off: { subject: undefined }, word: "One thing alone" });
  if (input.action) chips.push({ off: { action: undefined }, word: `Who ${actionWord(input.action)}` });
  if (input.from) chips.push({ off: { from: undefined }, word: `From ${shortDay(input.from)}` });
  if (input.to) chips.push({ off: { to: undefined }, word: `To ${shortDay(input.to)}` });
  return chips;
}
