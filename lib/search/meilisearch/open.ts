import type { SearchEngine } from "../engine";
import { guard, type Patience } from "../guard";
import type { SearchIndex } from "../search-index";
import { type IndexAddress, openClient } from "./client";
import { documentIndex } from "./document-index";
import { meilisearchEngine } from "./engine";
import { settingsMark } from "./settings";

export interface OpenedIndex extends SearchIndex {
  readonly engine: SearchEngine;
}

/** A Meilisearch as this shop uses it: one index, named by its settings. */
export function openMeilisearch(
  address: IndexAddress,
  { prefix, ...patience }: Patience & { readonly prefix: string },
): OpenedIndex {
  const client = openClient(address);
  const live = `${prefix}-${settingsMark}`;
  return { ...documentIndex(client, live), engine: meilisearchEngine(client, live, guard(patience)) };
}
