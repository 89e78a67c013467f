import type { ReactNode } from "react";
import type { CustomerListInput } from "@/lib/views/contract";
import { languageName, shortDay } from "../format";
import { FilterChoice, FilterDay } from "../parts/filter-fields";
import { filtersOn, ListFilters } from "../parts/list-filters";

interface FilterProps {
  readonly input: CustomerListInput;
  readonly columns: string | undefined;
  /** The languages that the shop is read in. */
  readonly languages: readonly string[];
  readonly address: (change: Partial<CustomerListInput>) => string;
  readonly beside: ReactNode;
}

/** What the customers are narrowed to. */
export function CustomerFilters({ input, columns, languages, address, beside }: FilterProps) {
  return (
    <ListFilters
      path="/admin/customers"
      input={input}
      within={{ standing: input.standing, sort: input.sort, columns }}
      search={{
        name: "q",
        label: "Name or e-mail",
        maxLength: 120,
        keyName: "Find a customer",
      }}
      on={filtersOn({
        q: input.q && `“${input.q}”`,
        language: input.language && languageName(input.language),
        ordered: input.ordered && `ordered since ${shortDay(input.ordered)}`,
      })}
      address={address}
      beside={beside}
    >
      <FilterChoice
        name="language"
        label="Language"
        value={input.language}
        words={languages.map((one) => [one, languageName(one)])}
      />
      <FilterDay name="ordered" label="Has ordered since" value={input.ordered} />
    </ListFilters>
  );
}
