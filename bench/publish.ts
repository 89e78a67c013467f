import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/sandbox/state";
import { type Results, resultsFolder } from "./figures/results";
import { newestLines, speedPage } from "./figures/speed-page";

/**
 * Puts the results named (default: the newest) beside those that were published before, in `docs/speed.json`, and writes
 * `docs/speed.md` from them, so that no figure there was typed by hand and one part can be measured anew by itself. What
 * was measured again replaces its line.
 */
const named = process.argv.slice(2);
const newest = () =>
  readdirSync(join(root, resultsFolder))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .slice(-1)
    .map((name) => join(resultsFolder, name));
const files = named.length > 0 ? named : newest();
if (files.length === 0) {
  process.stderr.write("There are no results yet: npm run bench makes them.\n");
  process.exit(1);
}
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const published = join("docs", "speed.json");
const earlier: readonly Results[] = existsSync(join(root, published)) ? read(published) : [];
const fresh = files.map((file): Results => ({ ...read(file), details: {} }));
const at = new Set(fresh.map(({ machine }) => machine.at));
const runs = newestLines([...earlier.filter(({ machine }) => !at.has(machine.at)), ...fresh]);
writeFileSync(join(root, published), `${JSON.stringify(runs, null, 1)}\n`);
writeFileSync(join(root, "docs", "speed.md"), speedPage(runs));
process.stdout.write(`docs/speed.md says what ${files.join(", ")} found.\n`);
