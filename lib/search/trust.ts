import type { Ctx } from "@/lib/kernel/context";
import type { SearchEngine } from "./engine";
import type { Hydrated } from "./hydrate";

/** One product that has just left is no reason for distrust; a quarter of a page is. */
const FEW_STRAYS = 2;
const STRAYS_A_PAGE = 0.25;

/** Whether what an index found agrees with the listings. If not, it is told so and keeps still. */
export function isTrusted(ctx: Ctx, engine: SearchEngine, found: Hydrated, ids: number): boolean {
  if (found.isBehind) {
    engine.distrust(ctx, "changes have been waiting for it", {});
    return false;
  }
  if (found.strays <= FEW_STRAYS && found.cards.length > 0) return true;
  if (found.strays <= ids * STRAYS_A_PAGE) return true;
  engine.distrust(ctx, "it named products that are not there", { named: ids, strays: found.strays });
  return false;
}
