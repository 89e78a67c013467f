import { changeStock, countAt, levelsOf, type StockChange } from "@/lib/inventory";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import type { RowNote } from "./contract";
import { warningNote } from "./read-cells";
import type { ImportedVariant } from "./read-variants";
import { importedQuantitiesOf, keepQuantities } from "./store";

export interface StockSetting {
  readonly locationId: string;
  readonly importId: string;
  /** Takes no stock down: what is left to do when sales come faster than an import can look. */
  readonly onlyUp?: boolean;
}

/** A variant as the file has it and as the catalogue took it. */
export interface TakenVariant {
  readonly handle: string;
  readonly variantId: string;
  readonly created: boolean;
  readonly written: ImportedVariant;
}

export interface TakenStock {
  /** The variants whose stock is another now. */
  readonly changed: readonly string[];
  /** Those, and the ones that are sold below zero now or are not any more: whether they can be had may be another. */
  readonly stale: readonly string[];
  readonly notes: readonly RowNote[];
}

/**
 * Puts the file's quantities on the shelf. A variant whose quantity is the one an import said last is left alone:
 * what was sold since stays sold. Another number is a new count, and the movement says so. Where more is promised to
 * orders than the file has, the stock stays as it is and the row is named.
 */
export async function takeStock(
  tx: TxCtx,
  variants: readonly TakenVariant[],
  setting: StockSetting,
): Promise<Result<TakenStock, "less_than_held">> {
  const counted = variants.filter((variant) => variant.written.draft.tracked);
  if (counted.length === 0) return ok({ changed: [], stale: [], notes: [] });
  const { locationId } = setting;
  const ids = counted.map((variant) => variant.variantId);
  const known = await importedQuantitiesOf(tx, ids);
  const levels = new Map(
    (await levelsOf(tx, ids))
      .filter((level) => level.locationId === locationId)
      .map((level) => [level.variantId, level]),
  );
  const notes: RowNote[] = [];
  const changes: StockChange[] = [];
  const said: { variantId: string; quantity: number }[] = [];
  const open: { variantId: string; locationId: string; backorder: boolean }[] = [];
  for (const { variantId, written, created, handle } of counted) {
    const level = levels.get(variantId);
    const isNews = written.quantity !== null && known.get(variantId) !== written.quantity;
    const onHand = isNews ? written.quantity! : (level?.onHand ?? 0);
    const delta = onHand - (level?.onHand ?? 0);
    if ((!written.backorder && onHand < (level?.held ?? 0)) || (setting.onlyUp && delta < 0)) {
      notes.push(warningNote(written.row, handle, "stock_promised", "quantity", String(level?.onHand ?? 0)));
      continue;
    }
    if (level === undefined || level.backorder !== written.backorder)
      open.push({ variantId, locationId, backorder: written.backorder });
    if (!isNews) continue;
    said.push({ variantId, quantity: written.quantity! });
    const kind = created ? "initial" : "import";
    const reference = { kind: "import", id: setting.importId };
    if (delta !== 0) changes.push({ variantId, locationId, delta, kind, reason: null, reference });
  }
  const moved = await changeStock(tx, changes);
  if (!moved.ok) return moved;
  // After the movement: a level may stop to be sold below zero only when it no longer is below.
  if (open.length > 0) await countAt(tx, open);
  await keepQuantities(tx, said);
  const changed = changes.map((change) => change.variantId);
  const stale = [...new Set([...changed, ...open.map((level) => level.variantId)])];
  return ok({ changed, stale, notes });
}
