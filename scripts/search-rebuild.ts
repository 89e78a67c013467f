import { system } from "@/lib/kernel/actor";
import { takeRunningShop } from "./running-shop";

// `npm run search:rebuild`: every listing anew, then the search index beside the one in use, which answers until the
// new one takes its place. Exit 2 when it could not be done; then everything is as it was.
takeRunningShop();
const { rebuildListings } = await import("@/lib/listing");
const { configuredIndex, keepIndex, rebuildIndex } = await import("@/lib/search");
const { contextFor, database } = await import("@/lib/platform/runtime");
const ctx = contextFor(system("search-rebuild"));
const began = Date.now();
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);

try {
  say(`${await rebuildListings(ctx)} products listed anew.`);
  const index = configuredIndex();
  if (!index) say("No search index is configured (MEILISEARCH_HOST): that was all.");
  else {
    const held = await rebuildIndex(ctx, index, (listings) => {
      if (listings % 10_000 < 500) say(`${listings} listings read …`);
    });
    if (held === null) throw new Error("somebody else is writing to it right now; try again in a minute");
    await keepIndex(ctx, index);
    say(
      `The index holds ${held} listings and has taken its place (${Math.round(process.memoryUsage().rss / 2 ** 20)} MB).`,
    );
  }
} catch (error) {
  process.stderr.write(`The index could not be built: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  await database().close();
}
