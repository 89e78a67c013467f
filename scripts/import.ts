import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { seedShop } from "@/db/seed/shop";
import { fetchMedia, fileSource, type ImportResult, importProducts } from "@/lib/imports";
import { system } from "@/lib/kernel/actor";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { contextFor, database } from "@/lib/platform/runtime";
import { SandboxError } from "@/sandbox/postgres";
import { reachShop } from "@/sandbox/reach";

const usage = `Usage: npm run import -- FILE [--currency EUR] [--dry-run]

Takes a Shopify product CSV in, with the pictures that it names by path beside the file or by address. The shop may be
running or not. A second run of the same file changes nothing.`;

/** Rows and pictures that are named on the screen; all of them are kept with the import, for the admin. */
const MOST_SHOWN = 50;
let lastLine = 0;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    currency: { type: "string", default: "EUR" },
    "dry-run": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [file] = positionals;
if (values.help || !file) {
  process.stdout.write(`${usage}\n`);
  process.exit(values.help ? 0 : 1);
}

// A reader of our output that goes away (`| head`) must not end us before Postgres is stopped.
process.stdout.on("error", () => {});
const stop = await reachShop().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SandboxError ? error.message : String(error)}\n`);
  process.exit(1);
});
try {
  // npm runs commands in the project's folder; the path was typed in another.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  process.exitCode = await run(contextFor(system("import")), path);
} finally {
  await database().close();
  await stop();
}

/** Imports and tells what happened. Returns the exit code: 1 only when the file as a whole was refused. */
async function run(ctx: Ctx, path: string): Promise<number> {
  await seedShop(ctx);
  const source = fileSource(path);
  const dryRun = values["dry-run"];
  const began = Date.now();
  const result = await importProducts(ctx, source, {
    currency: values.currency.toUpperCase(),
    dryRun,
    refresh: true,
    // If this process is ended before the pictures are fetched, the queue does it.
    picturesAt: after(ctx.clock.now(), minutes(15)),
    progress: (done, of) => line(`${done} of ${of} rows`),
  });
  endLine();
  if (!result.ok) {
    process.stderr.write(`${result.detail}\n`);
    return 1;
  }
  report(result.value, dryRun, Date.now() - began);
  await fetchPictures(ctx, result.value.pendingMedia, source.folder);
  return 0;
}

async function fetchPictures(ctx: Ctx, mediaIds: readonly string[], folder: string | null): Promise<void> {
  if (mediaIds.length === 0) return;
  const progress = (done: number, of: number) => line(`${done} of ${of} pictures`);
  const missing = await fetchMedia(ctx, mediaIds, { folder, refresh: true, progress });
  endLine();
  process.stdout.write(`${mediaIds.length - missing.length} pictures fetched, ${missing.length} missing.\n`);
  for (const { source, problem } of missing.slice(0, MOST_SHOWN))
    process.stdout.write(`  ${source.replace(/^beside:[^/]*\//, "")}: ${problem}\n`);
  if (missing.length > MOST_SHOWN) process.stdout.write(`  … and ${missing.length - MOST_SHOWN} more.\n`);
}

function report({ report: counts, notes }: ImportResult, dryRun: boolean, took: number): void {
  const { products_created: made, products_changed: changed, products_unchanged: same } = counts;
  process.stdout.write(
    `${dryRun ? "Would be: " : ""}${made} products new, ${changed} changed, ${same} as they were; ` +
      `${counts.variants} variants (${counts.variants_created} new), ${counts.stock_changes} stock changes, ` +
      `${counts.rows_refused} rows refused, ${counts.warnings} warnings; ${(took / 1_000).toFixed(1)} s.\n`,
  );
  for (const note of notes.slice(0, MOST_SHOWN))
    process.stdout.write(
      `  Row ${note.row}${note.field ? `, ${note.field}` : ""}: ${note.detail} [${note.code}]\n`,
    );
  if (notes.length > MOST_SHOWN)
    process.stdout.write(`  … and ${notes.length - MOST_SHOWN} more, in the admin under Import.\n`);
}

/** A progress line: over itself on a terminal, once a second elsewhere. */
function line(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
  else if (Date.now() - lastLine > 1_000) process.stdout.write(`${text}\n`);
  else return;
  lastLine = Date.now();
}

function endLine(): void {
  if (process.stdout.isTTY && lastLine > 0) process.stdout.write("\r\u001b[K");
}
