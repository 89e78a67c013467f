import type { ReactNode } from "react";
import { type ProductChoices, type ProductListInput, stockFilters } from "@/lib/views/contract";
import { FilterChoice, FilterText } from "../parts/filter-fields";
import { filtersOn, ListFilters } from "../parts/list-filters";
import { stockFilterWords } from "../words";

interface FilterProps {
  readonly input: ProductListInput;
  readonly columns: string | undefined;
  readonly choices: ProductChoices;
  readonly markets: readonly { readonly code: string; readonly name: string }[];
  readonly address: (change: Partial<ProductListInput>) => string;
  readonly beside: ReactNode;
}

/** What the catalogue is narrowed to. */
export function ProductFilters({ input, columns, choices, markets, address, beside }: FilterProps) {
  const { cursor: _, ...asked } = input;
  const { vendors, types, categories } = choices;
  const category = categories.find(({ id }) => id === input.category);
  const market = markets.find(({ code }) => code === input.market);
  return (
    <ListFilters
      path="/admin/products"
      input={asked}
      within={{ status: input.status, sort: input.sort, columns }}
      search={{
        name: "query",
        label: "Title or SKU",
        maxLength: 200,
        keyName: "Find a product",
      }}
      on={filtersOn({
        query: input.query && `“${input.query}”`,
        category: input.category && (category ? `in ${category.name}` : "in a category that is gone"),
        vendor: input.vendor && `by ${input.vendor}`,
        type: input.type,
        stock: input.stock && stockFilterWords[input.stock],
        market: input.market && (market ? `sold in ${market.name}` : "sold in a market that is gone"),
      })}
      address={(change) => address({ ...change, cursor: undefined })}
      beside={beside}
    >
      <FilterChoice
        name="category"
        label="Category"
        value={input.category}
        words={categories.map(({ id, name, depth }) => [id, `${"\u2003".repeat(depth)}${name}`])}
      />
      <FilterText name="vendor" label="Vendor" value={input.vendor} known={vendors} />
      <FilterText name="type" label="Type" value={input.type} known={types} />
      <FilterChoice
        name="stock"
        label="Stock"
        value={input.stock}
        words={stockFilters.map((one) => [one, stockFilterWords[one]])}
      />
      <FilterChoice
        name="market"
        label="Sold in"
        value={input.market}
        words={markets.map(({ code, name }) => [code, name])}
      />
    </ListFilters>
  );
}
