import { plainOf } from "@/lib/catalog";
import { cleanText } from "@/lib/kernel/address";
import { parseDecimal } from "@/lib/kernel/money";
import { type Column, columnName } from "./columns";
import type { RowCode, RowNote, RowWarning } from "./contract";
import type { CsvRow } from "./csv-rows";
import { quoted, rowSentence } from "./sentences";

/** Thrown and caught within one row: a cell that cannot be read refuses its row, whatever else is in it. */
export class BadCell extends Error {
  constructor(
    readonly code: RowCode,
    readonly column: Column | null,
    readonly about = "",
  ) {
    super(code);
  }
}

/** Reads the cells of one row strictly; an empty cell is always null. */
export interface CellReader {
  readonly row: number;
  /** How many cells the row has. */
  readonly cells: number;
  /** Whether the file has the column at all. */
  has(column: Column): boolean;
  raw(column: Column): string | null;
  text(column: Column, max: number): string | null;
  /** Running HTML: only its length is checked here. */
  html(column: Column, max: number): string | null;
  amount(column: Column, currency: string, code: RowCode): number | null;
  /** Whole numbers; a minus is read, because other systems export stock below zero. */
  quantity(column: Column): number | null;
  grams(column: Column): number | null;
  flag(column: Column): boolean | null;
}

export function readerOf(
  row: CsvRow,
  cellOf: (row: CsvRow, column: Column) => string | undefined,
): CellReader {
  const cell = (column: Column) => cellOf(row, column);
  const raw = (column: Column) => {
    const value = cell(column)?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const bounded = (column: Column, value: string | null, max: number) => {
    if (value !== null && value.length > max) throw new BadCell("text_too_long", column, String(max));
    return value;
  };
  return {
    row: row.row,
    cells: row.cells.length,
    has: (column) => cell(column) !== undefined,
    raw,
    text: (column, max) => {
      const value = raw(column);
      return value === null ? null : bounded(column, cleanText(plainOf(value)), max) || null;
    },
    html: (column, max) => bounded(column, raw(column), max),
    amount(column, currency, code) {
      const value = raw(column);
      if (value === null) return null;
      const amount = parseDecimal(value, currency);
      if (amount === null) throw new BadCell(code, column, quoted(value));
      return amount;
    },
    quantity(column) {
      const value = raw(column);
      if (value === null) return null;
      if (!/^-?\d{1,9}$/.test(value)) throw new BadCell("quantity_invalid", column, quoted(value));
      return Number(value);
    },
    grams(column) {
      const value = raw(column);
      if (value === null) return null;
      // Exports hold grams made from pounds, with decimals; a gram is fine enough for a parcel.
      const match = /^(\d{1,7})(?:\.(\d{1,12}))?$/.exec(value);
      if (!match) throw new BadCell("grams_invalid", column, quoted(value));
      return Number(match[1]) + (Number(match[2]?.[0] ?? 0) >= 5 ? 1 : 0);
    },
    flag(column) {
      const value = raw(column)?.toLowerCase() ?? null;
      if (value === null || value === "true" || value === "false")
        return value === null ? null : value === "true";
      throw new BadCell("flag_invalid", column, quoted(value));
    },
  };
}

/** The note of a refused row. */
export function refusalNote(row: number, handle: string | null, bad: BadCell): RowNote {
  return noteOf(row, handle, "refused", bad.code, bad.column, bad.about);
}

export function warningNote(
  row: number,
  handle: string | null,
  code: RowWarning,
  column: Column | null,
  about = "",
): RowNote {
  return noteOf(row, handle, "warning", code, column, about);
}

function noteOf(
  row: number,
  handle: string | null,
  outcome: RowNote["outcome"],
  code: RowCode,
  column: Column | null,
  about: string,
): RowNote {
  const field = column === null ? null : columnName(column);
  return { row, outcome, code, field, handle, detail: rowSentence(code, about) };
}
