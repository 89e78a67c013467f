import { randomBytes } from "node:crypto";
import { Meilisearch } from "meilisearch";
import { afterAll } from "vitest";
import { type OpenedIndex, openMeilisearch } from "@/lib/search/meilisearch/open";

/** The Meilisearch of this run, if one is configured; null otherwise. */
export function meilisearchOfRun(): { host: string; apiKey?: string } | null {
  const { host, apiKey } = JSON.parse(process.env.TEST_MEILISEARCH ?? '{"host":null}');
  return host ? { host, apiKey } : null;
}

/** What a skipped half says. */
export const NO_MEILISEARCH = "not run: MEILISEARCH_HOST is not set";

/** An index of this test file's own on that server, patient, and gone at the end. */
export function testIndex(): OpenedIndex | null {
  const address = meilisearchOfRun();
  if (!address) return null;
  const prefix = `test-${randomBytes(6).toString("hex")}`;
  afterAll(async () => {
    const client = new Meilisearch(address);
    const { results } = await client.getRawIndexes({ limit: 1_000 });
    for (const { uid } of results) if (uid.startsWith(prefix)) await client.deleteIndex(uid).waitTask();
  });
  return openMeilisearch(address, { prefix, findMs: 10_000, suggestMs: 10_000 });
}
