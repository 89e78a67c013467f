import { system } from "@/lib/kernel/actor";
import { takeRunningShop } from "./running-shop";

// `npm run search:check`: compares the search index with the listings, product by product, and mends what differs.
// `--dry-run` only compares. Exit 1 when the index differs afterwards (or, dry, at all); 2 when it could not be asked.
const dry = process.argv.includes("--dry-run");
takeRunningShop();
const { checkIndex, configuredIndex, keepIndex } = await import("@/lib/search");
const { contextFor, database } = await import("@/lib/platform/runtime");
const ctx = contextFor(system("search-check"));
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const index = configuredIndex();
  if (!index)
    say("No search index is configured (MEILISEARCH_HOST): Postgres answers, from the listings themselves.");
  else if (dry) process.exitCode = (await compare(index)) ? 0 : 1;
  else if ((await keepIndex(ctx, index)) === null) {
    say("Somebody else is writing to the index right now; try again in a minute.");
    process.exitCode = 2;
  } else if (!(await compare(index))) {
    await keepIndex(ctx, index);
    say("Mended; once more:");
    process.exitCode = (await compare(index)) ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`The index could not be checked: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  await database().close();
}

async function compare(index: Parameters<typeof checkIndex>[1]): Promise<boolean> {
  const { listings, missing, outdated, stray } = await checkIndex(ctx, index);
  say(`${listings} listings: ${missing} missing, ${outdated} outdated, ${stray} stray in the index.`);
  return missing + outdated + stray === 0;
}
