import { env } from "@/lib/env";
import type { SearchEngine } from "./engine";
import { type OpenedIndex, openMeilisearch } from "./meilisearch/open";

let opened: OpenedIndex | null | undefined;

/** The index of this process, if the shop has one. Its breaker is one for all that search here. */
export function configuredIndex(): OpenedIndex | null {
  if (opened !== undefined) return opened;
  const { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: apiKey, MEILISEARCH_INDEX: prefix } = env();
  opened = host ? openMeilisearch({ host, apiKey }, { prefix }) : null;
  return opened;
}

export const configuredEngine = (): SearchEngine | null => configuredIndex()?.engine ?? null;
