import type { RowNote } from "./contract";
import { type CsvRow, dataRows, handleKey, type ImportSource, type Survey } from "./csv-rows";
import { type ImportedProduct, readProduct } from "./read-product";
import type { ReadSetting } from "./read-variants";

/** Rows a transaction: large enough that statements are few, small enough that locks are short. */
const ROWS_A_BATCH = 1_000;

export interface ReadBatch {
  readonly products: readonly ImportedProduct[];
  readonly notes: readonly RowNote[];
  readonly refused: number;
  readonly rows: number;
}

/**
 * Reads a surveyed file product by product, in batches. A product is read when all of its rows have come, so that
 * rows that stand apart still make one product; only those that wait are kept.
 */
export async function* readBatches(
  source: ImportSource,
  survey: Survey,
  setting: ReadSetting,
): AsyncGenerator<ReadBatch> {
  const waiting = new Map<string, CsvRow[]>();
  let batch = emptyBatch();
  for await (const row of dataRows(source)) {
    const handle = handleKey(setting.cell(row, "handle"));
    const rows = waiting.get(handle) ?? [];
    rows.push(row);
    waiting.set(handle, rows);
    // Rows without a handle belong to nobody: each is refused for itself.
    if (handle !== "" && rows.length < survey.rowsByHandle.get(handle)!) continue;
    waiting.delete(handle);
    const read = readProduct(rows, setting);
    batch.notes.push(...read.notes);
    batch.rows += rows.length;
    if (read.product === null) batch.refused += 1;
    else if (batch.handles.has(read.product.draft.handle)) {
      // Two spellings of one handle: the later one follows in a batch of its own, as a change of the first.
      yield batch;
      batch = emptyBatch();
    }
    if (read.product !== null) {
      batch.products.push(read.product);
      batch.handles.add(read.product.draft.handle);
    }
    if (batch.rows >= ROWS_A_BATCH) {
      yield batch;
      batch = emptyBatch();
    }
  }
  if (batch.rows > 0) yield batch;
}

function emptyBatch() {
  return {
    products: [] as ImportedProduct[],
    notes: [] as RowNote[],
    handles: new Set<string>(),
    refused: 0,
    rows: 0,
  };
}
