import "server-only";
import { unstable_cache } from "next/cache";
import { system } from "@/lib/kernel/actor";
import { EVERYTHING } from "@/lib/platform/page-cache";
import { contextFor } from "@/lib/platform/runtime";
import type { CategoryBranch } from "./category-tree";
import { NAVIGATION_TAG } from "./contract";
import { categoryBranches } from "./queries";

const pages = () => contextFor(system("pages"));

/** The whole category tree, from the cache until a category changes. */
export function cachedBranches(): Promise<readonly CategoryBranch[]> {
  return unstable_cache(() => categoryBranches(pages()), ["category-branches"], {
    tags: [NAVIGATION_TAG, EVERYTHING],
  })();
}
