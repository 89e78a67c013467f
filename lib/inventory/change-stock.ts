import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { lock } from "@/lib/platform/locks";
import { constraintOf } from "@/lib/platform/transact";
import type { StockChange } from "./contract";
import { lockLevel, moveUnits, openLevels } from "./store";

/** The most a level may hold: far above any shelf, far below what an integer column bears. */
export const MAX_ON_HAND = 1_000_000_000;

/**
 * Applies changes of what is on the shelf, with their movements. Refused as a whole with `less_than_held` when a
 * change would leave fewer units than are promised to orders being paid.
 */
export async function changeStock(
  tx: TxCtx,
  changes: readonly StockChange[],
): Promise<Result<undefined, "less_than_held">> {
  const real = changes.filter((change) => change.delta !== 0);
  if (real.length === 0) return ok();
  try {
    await lock(tx, "stock", () => moveUnits(tx, real));
    return ok();
  } catch (error) {
    const broken = constraintOf(error);
    if (broken === "stock_levels_on_hand" || broken === "stock_levels_available")
      return refuse("less_than_held");
    throw error;
  }
}

/**
 * Sets a level to a counted number: `expected` is what the counter saw before (compare and set), so that a sale in
 * between is not wiped out. `backorder` says whether it may be below zero from then on; left out, as it is. Refusals:
 * `changed_meanwhile` with the present number, `less_than_held`.
 */
export async function setStock(
  tx: TxCtx,
  target: {
    readonly variantId: string;
    readonly locationId: string;
    readonly onHand: number;
    readonly expected: number | null;
    readonly reason: string;
    readonly backorder?: boolean;
  },
): Promise<Result<undefined, "changed_meanwhile" | "less_than_held", { onHand: number } | undefined>> {
  const level = await lock(tx, "stock", () => lockLevel(tx, target.variantId, target.locationId));
  const onHand = level?.on_hand ?? 0;
  if (target.expected !== null && target.expected !== onHand) return refuse("changed_meanwhile", { onHand });
  const { backorder = level?.backorder } = target;
  if (!backorder && target.onHand < (level?.held ?? 0)) return refuse("less_than_held", { onHand });
  const { variantId, locationId, reason } = target;
  const delta = target.onHand - onHand;
  if (delta === 0) return ok();
  await lock(tx, "stock", () =>
    moveUnits(tx, [{ variantId, locationId, delta, kind: "adjustment", reason }]),
  );
  return ok();
}

/** Begins to count variants at a location, at zero; `backorder` says whether they may be sold below zero. */
export function countAt(
  tx: TxCtx,
  levels: readonly { readonly variantId: string; readonly locationId: string; readonly backorder: boolean }[],
): Promise<void> {
  return lock(tx, "stock", () => openLevels(tx, levels));
}
