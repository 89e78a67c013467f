import Form from "next/form";
import { type ColumnOf, type Columns, listColumns, type ViewedList } from "@/lib/desk/contract";
import { Check } from "../form/field";
import { Drop } from "../parts/drop";

/** What each column is called, at its head and where it is chosen. */
export const columnWords: { readonly [L in ViewedList]: Readonly<Record<ColumnOf<L>, string>> } = {
  products: {
    vendor: "Vendor",
    type: "Type",
    variants: "Variants",
    stock: "To sell",
    price: "Price",
    status: "Status",
    changed: "Changed",
  },
  orders: {
    customer: "Customer",
    to: "To",
    placed: "Placed",
    payment: "Payment",
    fulfilment: "Fulfilment",
    units: "Units left",
    total: "Total",
  },
  customers: {
    address: "Status",
    newsletter: "Newsletter",
    last: "Last order",
    since: "Since",
    orders: "Orders",
    spent: "Spent",
  },
  coupons: { gives: "What it does", status: "Status", from: "From", until: "Until", used: "Used" },
  messages: { to: "To", status: "Status", tries: "Attempts", made: "Created", sent: "Sent" },
};

/**
 * Which columns a list shows: in its address, so that it can be kept as a view, sent to a colleague and left out by the
 * server. `within` is what else the list is narrowed to.
 */
export function ColumnChoice<L extends ViewedList>({
  list,
  path,
  shown,
  without = [],
  within,
}: {
  readonly list: L;
  readonly path: string;
  readonly shown: Columns<L>;
  /** Columns that this reader may not see: they are not offered either. */
  readonly without?: readonly ColumnOf<L>[];
  readonly within: Readonly<Record<string, string | undefined>>;
}) {
  const own = listColumns[list] as readonly { readonly name: ColumnOf<L> }[];
  return (
    <Drop key={[...shown].join()} label="Columns" shortcut="l" name="Choose the columns" end>
      <Form action={path} className="flex flex-col gap-2">
        {Object.entries(within).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {/* No box at all would be no choice. */}
        <input type="hidden" name="columns" value="none" />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1.5 text-ink-3">Columns of this list</legend>
          {own
            .filter(({ name }) => !without.includes(name))
            .map(({ name }) => (
              <Check
                key={name}
                id={`column-${name}`}
                name="columns"
                value={name}
                label={columnWords[list][name]}
                defaultChecked={shown.has(name)}
              />
            ))}
        </fieldset>
        <p className="text-ink-3">Narrow screens show fewer. Keep the view to keep the choice.</p>
        <button type="submit" className="btn btn-first mt-1">
          Show these
        </button>
      </Form>
    </Drop>
  );
}
