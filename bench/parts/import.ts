import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { fileSource, importProducts } from "@/lib/imports";
import { after, minutes } from "@/lib/kernel/clock";
import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { openContext } from "../store/context";
import { type ProductFile, productFile } from "../store/product-file";

/** Rows a second of a product CSV into an empty shop, and of the same file again, beside a bare COPY of the rows. */
export async function importPart(bench: Bench): Promise<readonly Figure[]> {
  const { ground } = bench;
  const folder = join(tmpdir(), `cartwright-bench-${process.pid}`, "import");
  // Read by the server too, which may run as another user.
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const file = productFile(bench.time(3_000, 600));
  const path = join(folder, "products.csv");
  writeFileSync(path, file.text, { mode: 0o644 });
  const empty = await ground.catalogue(0);
  const runs: { plain: number; listed: number; again: number; copy: number }[] = [];
  await oneImport(bench, empty, path, false);
  for (let at = 0; at < bench.rounds; at += 1) {
    await bench.quiet();
    const plain = await oneImport(bench, empty, path, false);
    const listed = await oneImport(bench, empty, path, true);
    runs.push({
      plain: file.rows / plain.first,
      again: file.rows / plain.second,
      listed: file.rows / listed.first,
      copy: await copyRate(bench, empty, path, file),
    });
    bench.say(`import ${at + 1}/${bench.rounds}: ${Math.round(runs.at(-1)!.plain)} rows/s`);
  }
  const copy = { name: "COPY", runs: runs.map((one) => one.copy) };
  const part = "import";
  const unit = "rows/s";
  return [
    figure({
      part,
      name: "variant rows, stock and history included",
      unit,
      runs: runs.map((one) => one.plain),
      floors: [copy],
      target: { says: "≥ 1,500", meets: (value) => value >= 1_500 },
      note: `${file.rows.toLocaleString("en-US")} rows, ${file.products.toLocaleString("en-US")} products; pictures and listings by jobs, as from the desk`,
    }),
    figure({
      part,
      name: "with listings made at once, as by the command",
      unit,
      runs: runs.map((one) => one.listed),
      floors: [copy],
    }),
    figure({ part, name: "the same file again", unit, runs: runs.map((one) => one.again), floors: [copy] }),
  ];
}

/** Seconds that a file takes into a fresh shop, and once more into the same. */
async function oneImport(
  bench: Bench,
  template: string,
  path: string,
  refresh: boolean,
): Promise<{ first: number; second: number }> {
  const database = await bench.ground.clone(template);
  const { ctx, close } = openContext(bench.ground.postgres.url(database, "cartwright"));
  const take = async () => {
    const began = performance.now();
    const picturesAt = after(ctx.clock.now(), minutes(60));
    const result = await importProducts(ctx, fileSource(path), { currency: "EUR", refresh, picturesAt });
    if (!result.ok) throw new Error(result.detail);
    const { products_refused: refused, rows_refused: rows } = result.value.report;
    if (refused + rows > 0) throw new Error(`${refused} products and ${rows} rows were refused`);
    return (performance.now() - began) / 1000;
  };
  try {
    return { first: await take(), second: await take() };
  } finally {
    await close();
    await bench.ground.drop(database);
  }
}

/** Rows a second of the server reading the same file into one table without an index. */
async function copyRate(bench: Bench, template: string, path: string, file: ProductFile): Promise<number> {
  const database = await bench.ground.clone(template);
  const client = new pg.Client({ connectionString: bench.ground.postgres.url(database) });
  await client.connect();
  try {
    await client.query(`CREATE TABLE copied (${file.columns.map((_, at) => `c${at} text`).join(", ")})`);
    const began = performance.now();
    await client.query(`COPY copied FROM ${pg.escapeLiteral(path)} (FORMAT csv, HEADER true)`);
    return file.rows / ((performance.now() - began) / 1000);
  } finally {
    await client.end();
    await bench.ground.drop(database);
  }
}
