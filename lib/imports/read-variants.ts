import { MAX_VARIANTS, optionKey, type VariantDraft } from "@/lib/catalog";
import type { Column } from "./columns";
import type { RowNote } from "./contract";
import type { CsvRow } from "./csv-rows";
import { BadCell, type CellReader, refusalNote, warningNote } from "./read-cells";
import { otherFaults } from "./read-faults";
import type { OptionColumn } from "./read-options";
import { pictureCell } from "./read-pictures";
import { quoted } from "./sentences";

/** What reading needs to know of an import. */
export interface ReadSetting {
  readonly currency: string;
  readonly priceListId: string;
  readonly channelId: string;
  /** How many columns the header has: a row with more is out of joint. */
  readonly columns: number;
  readonly cell: (row: CsvRow, column: Column) => string | undefined;
}

/** A variant as a file says it: the catalogue's part, and the stock's. */
export interface ImportedVariant {
  readonly row: number;
  readonly draft: VariantDraft;
  /** Null when the file says nothing, or stock is not counted. */
  readonly quantity: number | null;
  readonly backorder: boolean;
}

/** The variants of a product's rows. A bad row is named and left out. */
export function readVariants(
  readers: readonly CellReader[],
  handle: string,
  options: readonly OptionColumn[],
  setting: ReadSetting,
  notes: RowNote[],
): ImportedVariant[] {
  const variants: ImportedVariant[] = [];
  const rowOf = new Map<string, number>();
  for (const reader of readers) {
    try {
      if (reader.cells > setting.columns) throw new BadCell("too_many_cells", null);
      const variant = variantOf(reader, handle, options, setting, notes);
      if (variant === null) continue;
      const key = optionKey(variant.draft.values ?? []);
      const earlier = rowOf.get(key);
      if (earlier !== undefined)
        throw new BadCell("variant_twice", options[0]?.value ?? null, String(earlier));
      if (variants.length >= MAX_VARIANTS) throw new BadCell("too_many_variants", null, String(MAX_VARIANTS));
      rowOf.set(key, reader.row);
      variants.push(variant);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      for (const bad of [error, ...otherFaults(reader, setting.currency, error.column)])
        notes.push(refusalNote(reader.row, handle, bad));
    }
  }
  return variants;
}

/** The variant of a row; null for a row that carries only a picture, or nothing. */
function variantOf(
  reader: CellReader,
  handle: string,
  options: readonly OptionColumn[],
  { currency, priceListId }: ReadSetting,
  notes: RowNote[],
): ImportedVariant | null {
  const saysVariant = (
    ["price", "sku", "option1Value", "option2Value", "option3Value", "title"] as const
  ).some((column) => reader.raw(column) !== null);
  if (!saysVariant) {
    if (reader.raw("picture") === null) notes.push(warningNote(reader.row, handle, "row_empty", null));
    return null;
  }
  const amount = reader.amount("price", currency, "price_invalid");
  if (amount === null) throw new BadCell("price_missing", "price");
  const compareAtAmount = reader.amount("compareAt", currency, "compare_at_invalid");
  const cost = reader.amount("cost", currency, "cost_invalid");
  const values = options.map((option) => {
    const value = reader.text(option.value, 120);
    if (value === null) throw new BadCell("option_value_missing", option.value, quoted(option.name));
    return value;
  });
  const stock = stockOf(reader, handle, notes);
  return {
    row: reader.row,
    quantity: stock.quantity,
    backorder: stock.backorder,
    draft: {
      values,
      sku: reader.text("sku", 100) ?? undefined,
      barcode: reader.text("barcode", 100) ?? undefined,
      grams: reader.grams("grams") ?? undefined,
      requiresShipping: reader.flag("requiresShipping") ?? undefined,
      taxable: reader.flag("taxable") ?? undefined,
      tracked: stock.tracked,
      ...(cost === null ? {} : { costAmount: cost, costCurrency: currency }),
      prices: [{ priceListId, amount, compareAtAmount }],
      picture: pictureCell(reader, "variantPicture", handle, notes) ?? undefined,
    },
  };
}

/** Stock is counted when a tracker is named; where the file has no such column, when it has a quantity. */
function stockOf(reader: CellReader, handle: string, notes: RowNote[]) {
  const written = reader.quantity("quantity");
  const policy = reader.raw("policy")?.toLowerCase() ?? "deny";
  if (!["deny", "continue", "true", "false"].includes(policy))
    throw new BadCell("policy_invalid", "policy", quoted(policy));
  const tracked = reader.has("tracker") ? reader.raw("tracker") !== null : written !== null;
  if (tracked && written !== null && written < 0)
    notes.push(warningNote(reader.row, handle, "quantity_below_zero", "quantity", quoted(String(written))));
  return {
    tracked,
    quantity: tracked && written !== null ? Math.max(0, written) : null,
    backorder: policy === "continue" || policy === "true",
  };
}
