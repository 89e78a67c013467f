import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/sandbox/state";
import { type Results, resultsFolder } from "./figures/results";
import { speedPage } from "./figures/speed-page";

/**
 * Writes `docs/speed.md` from the results named (default: the newest), so that no figure there was typed by hand.
 * Later results are put beside earlier ones, and replace their lines where both measured the same.
 */
const named = process.argv.slice(2);
const newest = readdirSync(join(root, resultsFolder))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .slice(-1)
  .map((name) => join(resultsFolder, name));
const files = named.length > 0 ? named : newest;
if (files.length === 0) {
  process.stderr.write("There are no results yet: npm run bench makes them.\n");
  process.exit(1);
}
const runs = files.map((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Results);
writeFileSync(join(root, "docs", "speed.md"), speedPage(runs));
process.stdout.write(`docs/speed.md says what ${files.join(", ")} found.\n`);
