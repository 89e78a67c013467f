import type { FileRefusal, RowCode } from "./contract";
import { MAX_FILE_BYTES, MAX_ROWS } from "./contract";

/** Quotes what a cell holds, shortened: a report is read by people. */
export function quoted(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `“${short.replace(/\s+/g, " ")}”`;
}

const aboutRow: Readonly<Record<RowCode, (text: string) => string>> = {
  handle_missing: () => "Every row names its product in the Handle column; this one does not.",
  title_missing: () => "The product has no title, so it was not made.",
  price_missing: () => "A variant needs a price.",
  price_invalid: (text) =>
    `${text} is not a price: use digits and a point, such as 12.50, and nothing below zero.`,
  compare_at_invalid: (text) => `${text} is not a price: use digits and a point, such as 12.50.`,
  cost_invalid: (text) => `${text} is not an amount: use digits and a point, such as 12.50.`,
  grams_invalid: (text) => `${text} is not a weight in grams.`,
  quantity_invalid: (text) => `${text} is not a quantity: use a whole number.`,
  flag_invalid: (text) => `${text} is neither true nor false.`,
  status_invalid: (text) => `${text} is no status: use active, draft or archived.`,
  policy_invalid: (text) => `${text} is no inventory policy: use deny or continue.`,
  option_name_missing: (text) => `The value ${text} has no option name.`,
  option_name_twice: (text) => `Two options are called ${text}.`,
  option_value_missing: (text) => `The variant has no value for the option ${text}.`,
  text_too_long: (text) => `This text is longer than ${text} characters.`,
  too_many_cells: () =>
    "The row has more cells than the header has columns: a quote or comma is out of place.",
  too_many_variants: (text) => `A product has at most ${text} variants.`,
  variant_twice: (text) => `The same option values stand in row ${text} already.`,
  product_refused: (text) => `Its product was refused because of row ${text}.`,
  handle_changed: (text) => `The handle was made fit for an address: ${text}.`,
  quantity_below_zero: (text) => `${text} was taken as zero: stock cannot be below it.`,
  stock_promised: (text) =>
    `The stock was left at ${text}: more units are promised to orders than the file says there are.`,
  sku_taken: (text) => `The SKU ${text} belongs to another variant, so this one came in without it.`,
  picture_refused: (text) => `The picture ${text} is neither a web address nor a path beside the file.`,
  gift_card: () => "Gift cards are not known here: it came in as an ordinary product.",
  row_empty: () => "The row says nothing: no variant and no picture.",
};

/** The sentence of a row's code; `about` is a quoted cell, a number or a name. */
export function rowSentence(code: RowCode, about = ""): string {
  return aboutRow[code](about);
}

const aboutFile: Readonly<Record<FileRefusal, (about: string) => string>> = {
  currency_unknown: (about) => `No price list has the currency ${about}.`,
  file_missing: () => "There is no such file, or it cannot be read.",
  file_empty: () => "The file is empty.",
  file_too_large: () => `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`,
  too_many_rows: () => `The file has more than ${MAX_ROWS.toLocaleString("en")} rows: cut it into parts.`,
  columns_missing: (about) => `The first row must name the columns; this file lacks ${about}.`,
  column_twice: (about) => `The column ${about} stands in the header twice.`,
  not_utf8: () => "The file is not UTF-8 text: save it as “CSV UTF-8”.",
  csv_malformed: (about) => `The file is not readable as CSV: ${about}.`,
};

export function fileSentence(code: FileRefusal, about = ""): string {
  return aboutFile[code](about);
}
