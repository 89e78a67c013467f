import { MAX_OPTIONS, sameWord } from "@/lib/catalog";
import type { Column } from "./columns";
import { BadCell, type CellReader } from "./read-cells";
import { quoted } from "./sentences";

/** An option of a product and the column that its values stand in. */
export interface OptionColumn {
  readonly name: string;
  readonly value: Column;
}
const optionColumns = [
  ["option1Name", "option1Value"],
  ["option2Name", "option2Value"],
  ["option3Name", "option3Value"],
] as const satisfies readonly (readonly [Column, Column])[];

/** The options that the head row names. "Title" with "Default Title" is how exports say that there are none. */
export function readOptions(readers: readonly CellReader[], head: CellReader): OptionColumn[] {
  const named: OptionColumn[] = [];
  for (const [nameColumn, value] of optionColumns.slice(0, MAX_OPTIONS)) {
    const name = head.text(nameColumn, 60);
    if (name === null) {
      const stray = readers.find((reader) => reader.raw(value) !== null && !isDefault(reader));
      if (stray) throw new BadCell("option_name_missing", nameColumn, quoted(stray.raw(value)!));
      continue;
    }
    if (named.some((option) => sameWord(option.name) === sameWord(name)))
      throw new BadCell("option_name_twice", nameColumn, quoted(name));
    named.push({ name, value });
  }
  return named.length === 1 && isDefault(head) ? [] : named;
}

function isDefault(reader: CellReader): boolean {
  return reader.raw("option1Value")?.toLowerCase() === "default title";
}
