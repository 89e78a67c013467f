import { handleOf, namesOf, type ProductDraft } from "@/lib/catalog";
import type { RowNote } from "./contract";
import type { CsvRow } from "./csv-rows";
import { BadCell, type CellReader, readerOf, refusalNote, warningNote } from "./read-cells";
import { otherFaults } from "./read-faults";
import { readOptions } from "./read-options";
import { readPictures } from "./read-pictures";
import { type ImportedVariant, type ReadSetting, readVariants } from "./read-variants";
import { quoted } from "./sentences";

export interface ImportedProduct {
  readonly row: number;
  readonly draft: ProductDraft;
  readonly variants: readonly ImportedVariant[];
  /** From the root down; empty when the file names none. */
  readonly categoryNames: readonly string[];
}

/**
 * Reads the rows of one handle as a product. A bad row is left out and named, and the others come in; when the row
 * that describes the product is bad, or no variant is left, nothing does, and every row is named.
 */
export function readProduct(
  rows: readonly CsvRow[],
  setting: ReadSetting,
): { product: ImportedProduct | null; notes: readonly RowNote[] } {
  const readers = rows.map((row) => readerOf(row, setting.cell));
  const notes: RowNote[] = [];
  const head = readers.find((reader) => reader.raw("title") !== null) ?? readers[0]!;
  const handle = head.raw("handle");
  try {
    const product = productOf(readers, head, setting, notes);
    return { product, notes };
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    const others = readers
      .filter(
        (reader) =>
          reader !== head && !notes.some((note) => note.row === reader.row && note.outcome === "refused"),
      )
      .map((reader) =>
        refusalNote(reader.row, handle, new BadCell("product_refused", null, String(head.row))),
      );
    const told = notes.some((note) => note.row === head.row && note.outcome === "refused");
    return {
      product: null,
      notes: [
        ...notes,
        ...(told ? [] : [error, ...otherFaults(head, setting.currency, error.column)]).map((bad) =>
          refusalNote(head.row, handle, bad),
        ),
        ...others,
      ],
    };
  }
}

function productOf(
  readers: readonly CellReader[],
  head: CellReader,
  setting: ReadSetting,
  notes: RowNote[],
): ImportedProduct {
  if (head.cells > setting.columns) throw new BadCell("too_many_cells", null);
  const written = head.raw("handle");
  if (written === null) throw new BadCell("handle_missing", "handle");
  const handle = handleOf(written);
  if (handle !== written) notes.push(warningNote(head.row, handle, "handle_changed", "handle", handle));
  const details = detailsOf(head, setting);
  if (head.flag("giftCard")) notes.push(warningNote(head.row, handle, "gift_card", "giftCard"));
  const options = readOptions(readers, head);
  const pictures = readPictures(readers, handle, notes);
  const variants = readVariants(readers, handle, options, setting, notes);
  if (variants.length === 0) throw new BadCell("price_missing", "price");
  return {
    row: head.row,
    categoryNames: namesOf(head.text("category", 800) ?? head.text("type", 120) ?? "").filter(
      (name) => name.toLowerCase() !== "uncategorized",
    ),
    variants,
    draft: {
      handle,
      ...details,
      options: options.map((option) => option.name),
      variants: variants.map((variant) => variant.draft),
      ...(pictures.length > 0 ? { pictures } : {}),
    },
  };
}

/** The columns that stand once a product, in the row that has the title. Absent columns leave a product as it is. */
function detailsOf(head: CellReader, { channelId }: ReadSetting): Omit<ProductDraft, "handle"> {
  const title = head.text("title", 255);
  if (title === null) throw new BadCell("title_missing", "title");
  const status = head.raw("status")?.toLowerCase();
  if (status !== undefined && status !== "active" && status !== "draft" && status !== "archived")
    throw new BadCell("status_invalid", "status", quoted(status));
  const published = head.flag("published");
  return {
    title,
    descriptionHtml: head.html("description", 100_000) ?? undefined,
    vendor: head.text("vendor", 120) ?? undefined,
    productType: head.text("type", 120) ?? undefined,
    tags: tagsOf(head),
    seoTitle: head.text("seoTitle", 255) ?? undefined,
    seoDescription: head.text("seoDescription", 500) ?? undefined,
    status,
    publishIn: published === true ? [channelId] : undefined,
    unpublishFrom: published === false ? [channelId] : undefined,
    ifNew: { status: "active", publishIn: published === false ? [] : [channelId] },
  };
}

function tagsOf(head: CellReader): string[] | undefined {
  const written = head.text("tags", 10_000);
  if (written === null) return undefined;
  const tags = [...new Set(written.split(",").map((tag) => tag.trim().replace(/\s+/g, " ")))].filter(Boolean);
  if (tags.some((tag) => tag.length > 100)) throw new BadCell("text_too_long", "tags", "100");
  return tags.slice(0, 250);
}
