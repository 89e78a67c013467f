import type { Facets, NavigationBranch } from "@/lib/listing/contract";
import type { CategoryChoice } from "../filters/filter-bar";
import { type ListState, withAsked } from "../filters/list-address";

/**
 * The categories that a search can be narrowed to: those at the root that hold something of it, and below the chosen
 * one the way down to it and what is under it. Choosing the chosen one goes one step up.
 */
export function categoryChoices(
  navigation: readonly NavigationBranch[],
  facets: Facets,
  chosen: string | null,
  list: ListState,
): CategoryChoice[] {
  const within = (
    branches: readonly NavigationBranch[],
    depth: number,
    above: string | null,
  ): CategoryChoice[] =>
    branches.flatMap((branch) => {
      const count = facets.categories[branch.id] ?? 0;
      const isOnWay = chosen === branch.path || chosen?.startsWith(`${branch.path}/`) === true;
      if (count === 0 && !isOnWay) return [];
      const href = withAsked(list, "category", chosen === branch.path ? above : branch.path);
      const choice = {
        id: branch.id,
        name: branch.name,
        href,
        count,
        depth,
        isChosen: chosen === branch.path,
      };
      return [choice, ...(isOnWay ? within(branch.children, depth + 1, branch.path) : [])];
    });
  return within(navigation, 0, null);
}
