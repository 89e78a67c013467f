import type { Column } from "./columns";
import { BadCell, type CellReader } from "./read-cells";

/**
 * The other cells of a refused row that cannot be read either, each on its own: whoever mends the file wants to hear
 * of all of them at once. `known` is the column that is named already.
 */
export function otherFaults(reader: CellReader, currency: string, known: Column | null): BadCell[] {
  const looks: readonly (() => unknown)[] = [
    () => reader.amount("price", currency, "price_invalid"),
    () => reader.amount("compareAt", currency, "compare_at_invalid"),
    () => reader.amount("cost", currency, "cost_invalid"),
    () => reader.quantity("quantity"),
    () => reader.grams("grams"),
    () => reader.flag("requiresShipping"),
    () => reader.flag("taxable"),
    () => reader.flag("published"),
  ];
  return looks.map(faultOf).filter((bad): bad is BadCell => bad !== null && bad.column !== known);
}

function faultOf(look: () => unknown): BadCell | null {
  try {
    look();
    return null;
  } catch (error) {
    if (error instanceof BadCell) return error;
    throw error;
  }
}
