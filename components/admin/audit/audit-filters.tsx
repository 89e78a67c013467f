import Form from "next/form";
import { type AuditListInput, auditKinds } from "@/lib/views/contract";
import { shortDay } from "../format";
import { Drop } from "../parts/drop";
import { FilterChips, FilterChoice, FilterDay } from "../parts/filter-fields";
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
            <FilterChoice
              name="person"
              label="Who"
              value={input.person}
              words={[
                ...people.map(({ id, name }) => [id, name] as const),
                ["system", "Nobody of the staff"],
              ]}
            />
            <FilterChoice
              name="about"
              label="About"
              value={input.about}
              words={auditKinds.map((kind) => [kind, kindWords[kind]])}
            />
            <FilterChoice
              name="action"
              label="What was done"
              value={input.action}
              words={Object.entries(actionWords)}
            />
            <div className="grid grid-cols-2 gap-2 pointer-coarse:grid-cols-1">
              <FilterDay name="from" label="From" value={input.from} />
              <FilterDay name="to" label="To" value={input.to} />
            </div>
            <button type="submit" className="btn btn-first mt-1">
              Show
            </button>
          </div>
        </Drop>
      </Form>
      <FilterChips
        chips={chips.map(({ off, word }) => ({ href: address({ ...off, after: undefined }), word }))}
      />
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
