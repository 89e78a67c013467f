import { z } from "zod";
import type { ViewedList } from "./lists";

/**
 * The columns of each list beside the first, which names the row, in the order they stand. `shown`: without anybody's
 * choice. A choice is a part of the list's address (`columns=vendor,price`), so that a link shows what its sender saw and
 * a saved view keeps it.
 */
export const listColumns = {
  products: [
    { name: "vendor", shown: true },
    { name: "type", shown: false },
    { name: "variants", shown: false },
    { name: "stock", shown: true },
    { name: "price", shown: true },
    { name: "status", shown: true },
    { name: "changed", shown: true },
  ],
  orders: [
    { name: "customer", shown: true },
    { name: "to", shown: false },
    { name: "placed", shown: true },
    { name: "payment", shown: true },
    { name: "fulfilment", shown: true },
    { name: "units", shown: false },
    { name: "total", shown: true },
  ],
  customers: [
    { name: "address", shown: true },
    { name: "newsletter", shown: true },
    { name: "last", shown: true },
    { name: "since", shown: true },
    { name: "orders", shown: true },
    { name: "spent", shown: true },
  ],
  coupons: [
    { name: "gives", shown: true },
    { name: "status", shown: true },
    { name: "from", shown: false },
    { name: "until", shown: false },
    { name: "used", shown: true },
  ],
  messages: [
    { name: "to", shown: true },
    { name: "status", shown: true },
    { name: "tries", shown: false },
    { name: "made", shown: true },
    { name: "sent", shown: false },
  ],
} as const satisfies Record<ViewedList, readonly { readonly name: string; readonly shown: boolean }[]>;

export type ColumnOf<L extends ViewedList> = (typeof listColumns)[L][number]["name"];
export type Columns<L extends ViewedList> = ReadonlySet<ColumnOf<L>>;

/** No column but the first, in an address. */
const NONE = "none";

/**
 * A choice of columns as an address carries it, in one spelling: unknown names are left out, and the choice that everybody
 * has is none. Takes the values of boxes too, as a form sends them.
 */
export function columnsSchema(list: ViewedList) {
  return z
    .union([z.string().max(200), z.array(z.string().max(200)).max(20)])
    .optional()
    .transform((asked): string | undefined => {
      if (asked === undefined) return undefined;
      const names = new Set([asked].flat().flatMap((part) => part.split(",")));
      const own = listColumns[list];
      const chosen = own.filter((column) => names.has(column.name));
      if (chosen.length === 0) return names.has(NONE) ? NONE : undefined;
      const isUsual = own.every((column) => column.shown === names.has(column.name));
      return isUsual ? undefined : chosen.map((column) => column.name).join(",");
    })
    .catch(undefined);
}

/** The columns that a choice shows; `without` are those that its reader may not see. */
export function columnsOf<L extends ViewedList>(
  list: L,
  chosen: string | undefined,
  without: readonly ColumnOf<L>[] = [],
): Columns<L> {
  const names = chosen?.split(",");
  const own = listColumns[list] as readonly { readonly name: ColumnOf<L>; readonly shown: boolean }[];
  return new Set(
    own
      .filter(({ name, shown }) => (names ? names.includes(name) : shown) && !without.includes(name))
      .map(({ name }) => name),
  );
}
