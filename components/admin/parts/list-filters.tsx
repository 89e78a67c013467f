import Form from "next/form";
import type { ReactNode } from "react";
import { Drop } from "./drop";
import { FilterChips } from "./filter-fields";

/** A filter that is on, by the name the list's address knows it by. */
export interface FilterOn<Name extends string> {
  readonly name: Name;
  readonly word: string;
}

interface FilterProps<Input extends Readonly<Record<string, string | undefined>>> {
  readonly path: string;
  /** What the list is narrowed to, as its address says it. */
  readonly input: Input;
  /** What else the address says and keeps while one narrows: the tab, the columns. */
  readonly within: Readonly<Record<string, string | undefined>>;
  /** The field for words, by its name in the address. `keyName` is what pressing T does: to type there. */
  readonly search: {
    readonly name: string & keyof Input;
    readonly label: string;
    readonly maxLength: number;
    readonly keyName: string;
  };
  readonly on: readonly FilterOn<string & keyof Input>[];
  readonly address: (change: { [Name in keyof Input]?: undefined }) => string;
  /** What stands at the other end of the row. */
  readonly beside?: ReactNode;
  /** The filters behind the button. */
  readonly children: ReactNode;
}

/** What a list is narrowed to: words, the filters behind one button, and each that is on as a chip to take off. */
export function ListFilters<Input extends Readonly<Record<string, string | undefined>>>({
  path,
  input,
  within,
  search,
  on,
  address,
  beside,
  children,
}: FilterProps<Input>) {
  return (
    <div className="mb-4 flex flex-col gap-2.5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Form action={path} className="flex min-w-0 flex-[1_1_16rem] flex-wrap items-start gap-2">
          {Object.entries(within).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <div className="min-w-0 flex-[1_1_9rem] sm:max-w-[24rem]">
            <label htmlFor={search.name} className="sr-only">
              {search.label}
            </label>
            <input
              key={input[search.name]}
              id={search.name}
              name={search.name}
              type="search"
              defaultValue={input[search.name]}
              placeholder={search.label}
              maxLength={search.maxLength}
              autoComplete="off"
              enterKeyHint="search"
              className="input"
              data-key="t"
              data-key-name={search.keyName}
            />
          </div>
          <FindIt />
          <Drop key={JSON.stringify(input)} label="Filter" shortcut="f" name="Open the filters">
            <div className="flex flex-col gap-3">
              {children}
              <button type="submit" className="btn btn-first mt-1">
                Show
              </button>
            </div>
          </Drop>
        </Form>
        {beside}
      </div>
      <FilterChips
        chips={on.map(({ name, word }) => ({
          href: address({ [name]: undefined, after: undefined } as { [Name in keyof Input]?: undefined }),
          word,
        }))}
      />
    </div>
  );
}

/** On a phone its keyboard says the same: the button comes in sight there for whoever gets to it by key. */
function FindIt() {
  return (
    <button type="submit" className="btn max-sm:not-focus:sr-only">
      Find
    </button>
  );
}

/** The filters that are on, from pairs of which some say nothing. */
export function filtersOn<Name extends string>(
  of: { readonly [N in Name]?: string | false | undefined },
): FilterOn<Name>[] {
  return (Object.entries(of) as [Name, string | false | undefined][]).flatMap(([name, word]) =>
    word ? [{ name, word }] : [],
  );
}
