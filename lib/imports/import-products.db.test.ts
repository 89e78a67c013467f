import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStory } from "@/lib/assortment/story";
import { missingPictures } from "@/lib/catalog";
import { claim, reserve } from "@/lib/inventory";
import { hours, minutes } from "@/lib/kernel/clock";
import { cardsOf, productPage, refreshListings } from "@/lib/listing";
import { folderStorage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import {
  bytesSource,
  fetchMedia,
  fileSource,
  importById,
  importNotes,
  importProducts,
  listImports,
  runUploadedImport,
  uploadImport,
} from ".";
import { csvOf, manyRows, rowOf, type StoryRow, standardColumns } from "./csv-story";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const eur = { currency: "EUR" };

async function run(rows: readonly StoryRow[], options: { currency?: string; dryRun?: boolean } = {}) {
  clock.advance(minutes(1));
  const result = await importProducts(ctx, bytesSource("story.csv", csvOf(rows)), { ...eur, ...options });
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

/** How many rows each table of facts has: what an import that changes nothing must not touch. */
async function facts() {
  const { rows } = await database.pool.query(`
    SELECT (SELECT count(*) FROM products) AS products, (SELECT count(*) FROM variants) AS variants,
      (SELECT count(*) FROM product_versions) AS versions, (SELECT count(*) FROM prices) AS prices,
      (SELECT count(*) FROM stock_movements) AS movements, (SELECT count(*) FROM media) AS media,
      (SELECT count(*) FROM categories) AS categories, (SELECT count(*) FROM product_pictures) AS pictures,
      (SELECT count(*) FROM outbox_events WHERE type = 'product.changed') AS news,
      (SELECT sum(version) FROM products) AS version, (SELECT sum(on_hand) FROM stock_levels) AS on_hand`);
  return rows[0];
}

async function product(handle: string) {
  const { rows } = await database.pool.query(
    `SELECT p.id, p.title, p.status, p.version, p.tags, array_agg(v.id ORDER BY v.position) AS variants,
      array_agg(v.title ORDER BY v.position) AS titles,
      (SELECT json_agg(json_build_object('onHand', l.on_hand, 'held', l.held, 'backorder', l.backorder) ORDER BY w.position)
        FROM variants w JOIN stock_levels l ON l.variant_id = w.id WHERE w.product_id = p.id) AS levels,
      (SELECT json_agg(m.kind || ' ' || m.delta ORDER BY w.position, m.at)
        FROM variants w JOIN stock_movements m ON m.variant_id = w.id WHERE w.product_id = p.id) AS movements
    FROM products p JOIN variants v ON v.product_id = p.id AND v.archived_at IS NULL WHERE p.handle = $1 GROUP BY p.id`,
    [handle],
  );
  return rows[0];
}

const shirt = (changes: StoryRow = {}): StoryRow[] => [
  rowOf("shirt", {
    Title: "Oxford Shirt",
    "Product Category": "Men > Tops",
    "Option1 Name": "Size",
    "Option1 Value": "S",
    "Variant SKU": "OX-S",
    "Variant Price": "49.90",
    "Variant Compare At Price": "59.90",
    "Cost per item": "21.5",
    Tags: "cotton, shirt",
    "Image Src": "https://cdn.example/shirt.jpg",
    ...changes,
  }),
  {
    Handle: "shirt",
    "Option1 Value": "M",
    "Variant Price": "49.90",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "7",
    "Variant Inventory Policy": "continue",
  },
];

describe("an import", () => {
  test("makes products with categories, prices, stock, movements, versions and pictures to come", async () => {
    const { report, notes } = await run(shirt());
    expect(notes).toEqual([]);
    expect(report).toMatchObject({
      products_created: 1,
      variants_created: 2,
      stock_changes: 2,
      pictures_pending: 1,
    });
    expect(await product("shirt")).toMatchObject({
      title: "Oxford Shirt",
      version: 1,
      titles: ["S", "M"],
      tags: ["cotton", "shirt"],
      levels: [
        { onHand: 5, held: 0, backorder: false },
        { onHand: 7, held: 0, backorder: true },
      ],
      movements: ["initial 5", "initial 7"],
    });
    await refreshListings(ctx, [(await product("shirt")).id]);
    const page = await productPage(ctx, story.eu, "shirt");
    expect(page).toMatchObject({
      priceFrom: 4_990,
      trail: [{ name: "Men" }, { name: "Tops", path: "men/tops" }],
    });
    expect(page?.variants[0]).toMatchObject({ sku: "OX-S", compareAt: 5_990, left: 5 });
    expect(await productPage(ctx, story.us, "shirt")).toBeNull();
  });

  test("of the same file a second time changes nothing, also after sales and in another order of rows", async () => {
    const rows = [...shirt(), ...[...manyRows(30)]];
    await run(rows);
    const before = await facts();
    expect((await run(rows)).report).toMatchObject({
      products_unchanged: 31,
      products_changed: 0,
      stock_changes: 0,
    });
    expect(await facts()).toEqual(before);
    const [variantId] = (await product("shirt")).variants;
    const orderId = ctx.ids.next();
    await transact(ctx, async (tx) => {
      const wanted = [{ variantId, orderLineId: ctx.ids.next(), quantity: 2 }];
      await reserve(tx, orderId, wanted, new Date(clock.now().getTime() + hours(1)));
      await claim(tx, orderId);
    });
    const sold = await facts();
    const [head, ...rest] = rows;
    await run([...rest, head!]);
    expect(await facts()).toEqual(sold);
    expect((await product("shirt")).levels[0].onHand).toBe(3);
  });

  test("changes what differs and nothing else, and counts a new quantity as a new count", async () => {
    await run([...shirt(), rowOf("still")]);
    const still = await product("still");
    await run([
      ...shirt({ Title: "Poplin Shirt", "Variant Price": "39.90", "Variant Inventory Qty": "20" }),
      rowOf("still"),
    ]);
    const changed = await product("shirt");
    expect(changed).toMatchObject({ title: "Poplin Shirt", titles: ["S", "M"] });
    expect(changed.levels[0].onHand).toBe(20);
    expect(changed.movements).toContain("import 17");
    expect(await product("still")).toEqual(still);
    const { rows } = await database.pool.query(
      "SELECT amount::int FROM prices WHERE variant_id = $1 ORDER BY valid_from",
      [changed.variants[0]],
    );
    expect(rows.map((row) => row.amount)).toEqual([4_990, 3_990]);
  });

  test("a smaller quantity is a new count too", async () => {
    await run([rowOf("fewer", { "Variant Inventory Qty": "9" })]);
    await run([rowOf("fewer", { "Variant Inventory Qty": "4" })]);
    expect(await product("fewer")).toMatchObject({
      levels: [{ onHand: 4 }],
      movements: ["initial 9", "import -5"],
    });
  });

  test("that changes only stock tells so, and the listing follows", async () => {
    await run([rowOf("restocked", { "Variant Inventory Qty": "0" })]);
    const { id, variants } = await product("restocked");
    clock.advance(minutes(1));
    const rows = csvOf([rowOf("restocked", { "Variant Inventory Qty": "3" })]);
    await refreshListings(ctx, [id]);
    expect((await cardsOf(ctx, story.eu, [id]))[0]?.available).toBe(false);
    const result = await importProducts(ctx, bytesSource("x.csv", rows), { ...eur, refresh: true });
    expect(result).toMatchObject({ value: { report: { products_unchanged: 1, stock_changes: 1 } } });
    expect((await cardsOf(ctx, story.eu, [id]))[0]?.available).toBe(true);
    const news = await database.pool.query(
      "SELECT payload FROM outbox_events WHERE type = 'stock.changed' ORDER BY id DESC LIMIT 1",
    );
    expect(news.rows[0].payload).toEqual({ variant_ids: variants });
  });

  test("that says nothing new but that it is sold below zero tells so too", async () => {
    const soldOut = { "Variant Inventory Qty": "0" };
    await run([rowOf("ordered-in", soldOut)]);
    const { id, variants } = await product("ordered-in");
    for (const [policy, available] of [["continue", true] as const, ["deny", false] as const]) {
      const rows = csvOf([rowOf("ordered-in", { ...soldOut, "Variant Inventory Policy": policy })]);
      const result = await importProducts(ctx, bytesSource("x.csv", rows), { ...eur, refresh: true });
      expect(result).toMatchObject({ value: { report: { products_unchanged: 1, stock_changes: 0 } } });
      expect((await cardsOf(ctx, story.eu, [id]))[0]?.available).toBe(available);
    }
    const news = await database.pool.query(
      "SELECT payload FROM outbox_events WHERE type = 'stock.changed' ORDER BY id DESC LIMIT 2",
    );
    expect(news.rows.map((row) => row.payload)).toEqual([
      { variant_ids: variants },
      { variant_ids: variants },
    ]);
  });

  test("into another currency adds prices to its list and leaves the first alone", async () => {
    await run([rowOf("abroad", { "Variant Price": "10" })]);
    await run([rowOf("abroad", { "Variant Price": "12" })], { currency: "USD" });
    const { id } = await product("abroad");
    await refreshListings(ctx, [id]);
    expect((await cardsOf(ctx, story.eu, [id]))[0]).toMatchObject({ priceFrom: 1_000, currency: "EUR" });
    expect((await cardsOf(ctx, story.us, [id]))[0]).toMatchObject({ priceFrom: 1_200, currency: "USD" });
    const unknown = await importProducts(ctx, bytesSource("x.csv", csvOf([rowOf("a")])), { currency: "XYZ" });
    expect(unknown).toMatchObject({ ok: false, code: "currency_unknown" });
  });

  test("leaves stock alone where more is promised to orders than the file has, and names the row", async () => {
    await run([rowOf("promised")]);
    const [variantId] = (await product("promised")).variants;
    await transact(ctx, (tx) =>
      reserve(
        tx,
        ctx.ids.next(),
        [{ variantId, orderLineId: ctx.ids.next(), quantity: 4 }],
        new Date(clock.now().getTime() + hours(1)),
      ),
    );
    const { notes } = await run([rowOf("promised", { "Variant Inventory Qty": "2" })]);
    expect(notes).toMatchObject([{ row: 2, code: "stock_promised", handle: "promised" }]);
    expect((await product("promised")).levels).toEqual([{ onHand: 5, held: 4, backorder: false }]);
  });

  test("keeps what staff archived or took off sale, unless the file says otherwise", async () => {
    await run([rowOf("hidden", { Status: "", Published: "" })]);
    expect((await product("hidden")).status).toBe("active");
    await run([rowOf("hidden", { Status: "draft", Published: "false" })]);
    expect((await run([rowOf("hidden", { Status: "", Published: "" })])).report.products_unchanged).toBe(1);
    expect((await product("hidden")).status).toBe("draft");
  });

  test("gives a SKU to one variant only, and names who goes without", async () => {
    const { notes } = await run([
      rowOf("sku-a", { "Variant SKU": "SAME" }),
      rowOf("sku-b", { "Variant SKU": "SAME" }),
    ]);
    expect(notes).toMatchObject([{ row: 3, code: "sku_taken", handle: "sku-b", outcome: "warning" }]);
    const again = await run([
      rowOf("sku-a", { "Variant SKU": "SAME" }),
      rowOf("sku-b", { "Variant SKU": "SAME" }),
    ]);
    expect(again.report).toMatchObject({ products_unchanged: 2 });
  });
});

describe("bad input", () => {
  test("half of the rows bad: the good half comes in, each bad row is named with its number and column", async () => {
    const rows = Array.from({ length: 200 }, (_, n) =>
      rowOf(`half-${n}`, n % 2 ? { "Variant Price": "-1.00" } : {}),
    );
    const { report, notes, importId } = await run(rows);
    expect(report).toMatchObject({ products_created: 100, products_refused: 100, rows_refused: 100 });
    expect(notes).toHaveLength(100);
    const stored = await importNotes(ctx, importId, {}, 60);
    expect(stored.notes[0]).toEqual({
      row: 3,
      outcome: "refused",
      code: "price_invalid",
      field: "Variant Price",
      handle: "half-1",
      detail: "“-1.00” is not a price: use digits and a point, such as 12.50, and nothing below zero.",
    });
    const rest = await importNotes(ctx, importId, { after: stored.next! }, 60);
    expect([stored.notes.length, rest.notes.length, rest.next]).toEqual([60, 40, null]);
    expect(await product("half-0")).toBeDefined();
    expect(await product("half-1")).toBeUndefined();
  });

  test("a missing column: one clear sentence, and nothing else", async () => {
    const before = await facts();
    clock.advance(minutes(1));
    const columns = standardColumns.filter((column) => column !== "Variant Price");
    const result = await importProducts(ctx, bytesSource("x.csv", csvOf([rowOf("lost")], { columns })), eur);
    expect(result).toMatchObject({
      ok: false,
      code: "columns_missing",
      detail: "The first row must name the columns; this file lacks Variant Price.",
    });
    expect(await facts()).toEqual(before);
    expect((await listImports(ctx)).imports[0]).toMatchObject({
      state: "failed",
      problem: result.ok ? "" : result.detail,
    });
  });

  test("a fault near the end of the file: nothing of it comes in", async () => {
    const before = await facts();
    const bytes = Buffer.concat([csvOf([...manyRows(100)]), Buffer.from('open,"quote')]);
    expect(await importProducts(ctx, bytesSource("x.csv", bytes), eur)).toMatchObject({
      code: "csv_malformed",
    });
    expect(await facts()).toEqual(before);
  });

  test("script in every text is text", async () => {
    const evil = '<script>alert("1")</script>';
    await run([
      rowOf("evil", {
        Title: `A${evil}`,
        "Body (HTML)": `<p>${evil}Hi<a href="javascript:x">a</a></p>`,
        Vendor: evil,
        Tags: evil,
        "Product Category": "<img src=x onerror=alert(1)",
        "Option1 Name": evil,
        "Option1 Value": evil,
      }),
    ]);
    const { rows } = await database.pool.query("SELECT * FROM products WHERE handle = 'evil'");
    expect(rows[0]).toMatchObject({
      title: `A${evil}`,
      vendor: evil,
      tags: [evil],
      description_html: "<p>Hi<a>a</a></p>",
    });
    await refreshListings(ctx, [rows[0].id]);
    const page = await productPage(ctx, story.eu, "evil");
    expect(page).toMatchObject({
      options: [{ name: evil }],
      trail: [{ name: "<img src=x onerror=alert(1)" }],
    });
    expect(page?.facts.description).toBe("Hia");
  });
});

describe("a dry run", () => {
  test("reports as the real run does, and writes nothing but the report", async () => {
    const rows = [
      rowOf("dry-a"),
      rowOf("dry-b", { "Variant Price": "x" }),
      ...shirt({ Title: "Dry Shirt", "Variant Inventory Qty": "50" }),
    ];
    const before = await facts();
    const dry = await run(rows, { dryRun: true });
    expect(await facts()).toEqual(before);
    expect(await importById(ctx, dry.importId)).toMatchObject({
      state: "done",
      dryRun: true,
      rows: 4,
      done: 4,
    });
    const real = await run(rows);
    expect(dry.report).toEqual(real.report);
    expect(dry.notes).toEqual(real.notes);
    const jobs = await database.pool.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'fetch-media'",
    );
    expect(jobs.rows[0].n).toBeGreaterThan(0);
  });
});

describe("an upload", () => {
  test("waits in the database, runs by its job, and leaves only the report", async () => {
    const bytes = csvOf([...manyRows(60)]);
    const uploaded = await uploadImport(
      ctx,
      { name: "C:\\files\\../products.csv", bytes: bytesSource("", bytes).open() },
      { currency: "EUR", dryRun: false },
    );
    const id = uploaded.ok ? uploaded.value.importId : "";
    expect(await importById(ctx, id)).toMatchObject({ state: "waiting", fileName: "products.csv" });
    await runUploadedImport(ctx, id);
    expect(await importById(ctx, id)).toMatchObject({ state: "done", rows: 1_200, done: 1_200 });
    await runUploadedImport(ctx, id);
    const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM import_chunks");
    expect(rows[0].n).toBe(0);
  });

  test("that was killed in the middle goes on to the same end", async () => {
    const bytes = csvOf(
      [...manyRows(200)].map((row) => ({ ...row, Handle: `killed-${row.Handle}`, "Variant SKU": "" })),
    );
    const uploaded = await uploadImport(
      ctx,
      { name: "k.csv", bytes: bytesSource("", bytes).open() },
      { currency: "EUR", dryRun: false },
    );
    const id = uploaded.ok ? uploaded.value.importId : "";
    let batches = 0;
    const dying = {
      ...ctx,
      ids: {
        next: () => {
          if (batches > 3_000) throw new Error("killed");
          batches += 1;
          return ctx.ids.next();
        },
      },
    };
    await expect(runUploadedImport(dying, id)).rejects.toThrow("killed");
    expect(await importById(ctx, id)).toMatchObject({ state: "waiting", problem: "It will be tried again." });
    await runUploadedImport(ctx, id);
    expect(await importById(ctx, id)).toMatchObject({ state: "done", done: 4_000 });
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n, max(version) AS version, (SELECT count(*)::int FROM variants v JOIN products q ON q.id = v.product_id WHERE q.handle LIKE 'killed-%') AS variants FROM products WHERE handle LIKE 'killed-%'",
    );
    expect(rows[0]).toEqual({ n: 200, version: 1, variants: 4_000 });
  });
});

test("one that stands still is over when the next begins, and its file is let go", async () => {
  const bytes = csvOf([rowOf("still-waiting")]);
  const uploaded = await uploadImport(
    ctx,
    { name: "s.csv", bytes: bytesSource("", bytes).open() },
    { currency: "EUR", dryRun: false },
  );
  const id = uploaded.ok ? uploaded.value.importId : "";
  clock.advance(hours(7));
  await run([rowOf("next")]);
  expect(await importById(ctx, id)).toMatchObject({ state: "failed" });
  const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM import_chunks");
  expect(rows[0].n).toBe(0);
});

test("the same file three times at once makes its products once", async () => {
  const plain = [...manyRows(40)].map((row) => ({
    ...row,
    Handle: `thrice-${row.Handle}`,
    "Variant SKU": "",
    "Product Category": "",
    Type: "",
  }));
  const results = await Promise.all(
    [1, 2, 3].map(() => importProducts(ctx, bytesSource("t.csv", csvOf(plain)), eur)),
  );
  expect(results.map((result) => result.ok)).toEqual([true, true, true]);
  const { rows } = await database.pool.query(
    `SELECT count(*)::int AS n, max(version) AS version, (SELECT sum(m.delta)::int FROM stock_movements m JOIN variants v ON v.id = m.variant_id
      JOIN products q ON q.id = v.product_id WHERE q.handle LIKE 'thrice-%') AS moved FROM products WHERE handle LIKE 'thrice-%'`,
  );
  expect(rows[0]).toEqual({ n: 40, version: 1, moved: 40 * 190 });
});

describe("pictures", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "import-"));
    await mkdir(join(folder, "shop/images"), { recursive: true });
    const large = sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: "#7a8" } });
    await writeFile(
      join(folder, "shop/images/large.jpg"),
      await large
        .withExif({ IFD0: { Artist: "secret name" } })
        .jpeg()
        .toBuffer(),
    );
    await writeFile(
      join(folder, "secret.png"),
      await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
        .png()
        .toBuffer(),
    );
    await writeFile(join(folder, "shop/images/text.jpg"), "no picture");
    await writeFile(
      join(folder, "shop/images/drawing.jpg"),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    );
    await symlink(join(folder, "secret.png"), join(folder, "shop/images/link.png"));
    await symlink(folder, join(folder, "shop/images/up"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("beside the file come in re-encoded; what is missing or leads outside is named, and the rest comes in", async () => {
    const cells = [
      "images/large.jpg",
      "images/none.jpg",
      "images/text.jpg",
      "images/drawing.jpg",
      "images/link.png",
      "images/up/secret.png",
      "images",
    ];
    const rows = cells.map((cell, n) =>
      n === 0 ? rowOf("framed", { "Image Src": cell }) : { Handle: "framed", "Image Src": cell },
    );
    const path = join(folder, "shop/products.csv");
    await writeFile(path, csvOf(rows));
    const source = fileSource(path);
    const imported = await importProducts(ctx, source, eur);
    const pending = imported.ok ? imported.value.pendingMedia : [];
    expect(pending).toHaveLength(7);
    const kept = folderStorage(join(folder, "media"));
    const missing = await fetchMedia(ctx, pending, { folder: source.folder, storage: kept });
    expect(missing.map(({ source, problem }) => `${source}: ${problem}`).sort()).toEqual([
      "beside:framed/images/drawing.jpg: The file is not a picture that can be read.",
      "beside:framed/images/link.png: The path leads out of the folder that the file stands in.",
      "beside:framed/images/none.jpg: There is no such file beside the import.",
      "beside:framed/images/text.jpg: The file is not a picture that can be read.",
      "beside:framed/images/up/secret.png: The path leads out of the folder that the file stands in.",
      "beside:framed/images: There is no such file beside the import.",
    ]);
    expect(JSON.stringify(await missingPictures(ctx))).not.toContain(folder);
    const { id } = await product("framed");
    await refreshListings(ctx, [id]);
    const page = await productPage(ctx, story.eu, "framed");
    expect(page?.gallery).toMatchObject([{ width: 2_000, height: 1_000, alt: "framed" }]);
    const stored = (await kept.read(page!.gallery[0]!.key))!;
    expect(await sharp(stored).metadata()).toMatchObject({ format: "webp", width: 2_000 });
    expect(stored.includes("secret name")).toBe(false);
    expect((await cardsOf(ctx, story.eu, [id]))[0]?.picture?.key).toBe(page?.gallery[0]?.key);
    // What was missing is tried again by the next run, and what is there is left alone.
    await writeFile(join(folder, "shop/images/none.jpg"), await sharp(stored).jpeg().toBuffer());
    const again = await importProducts(ctx, source, eur);
    expect(again).toMatchObject({ value: { report: { products_unchanged: 1, pictures_pending: 6 } } });
    const left = await fetchMedia(ctx, again.ok ? again.value.pendingMedia : [], {
      folder: source.folder,
      storage: kept,
    });
    expect(left).toHaveLength(5);
  });

  test("of an upload have no folder, and no address of our own network is ever asked", async () => {
    const addresses = [
      "http://127.0.0.1/a.jpg",
      "http://[::1]/a.jpg",
      "http://169.254.169.254/latest",
      "http://2130706433/",
      "http://localhost/a.jpg",
      "http://user:pass@example.com/a.jpg",
      "http://example.com:8080/a.jpg",
    ];
    const rows = ["beside.jpg", ...addresses].map((cell, n) =>
      n === 0 ? rowOf("afar", { "Image Src": cell }) : { Handle: "afar", "Image Src": cell },
    );
    const { pendingMedia } = await run(rows);
    const missing = await fetchMedia(ctx, pendingMedia, {
      folder: null,
      storage: folderStorage(join(folder, "media")),
    });
    expect(new Map(missing.map(({ source, problem }) => [source, problem]))).toEqual(
      new Map([
        ["beside:afar/beside.jpg", "The file came without the folder that its pictures stand in."],
        ...addresses
          .slice(0, 5)
          .map((address) => [address, "The address is not on the public internet."] as const),
        ...addresses
          .slice(5)
          .map((address) => [address, "The address is none that pictures are fetched from."] as const),
      ]),
    );
  });
});

test("100,000 rows come in within bounds of time and memory, and a run of them changes nothing", async () => {
  const bytes = csvOf(
    [...manyRows(5_000)].map((row) => ({ ...row, Handle: `mass-${row.Handle}`, "Variant SKU": "" })),
  );
  let most = 0;
  const began = performance.now();
  const progress = () => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const first = await importProducts(ctx, bytesSource("mass.csv", bytes), { ...eur, progress });
  const rate = 100_000 / ((performance.now() - began) / 1_000);
  expect(first).toMatchObject({
    ok: true,
    value: { report: { variants_created: 100_000, rows_refused: 0 } },
  });
  expect(most - before).toBeLessThan(400 * 1024 * 1024);
  expect(rate).toBeGreaterThan(300);
  const facts1 = await facts();
  const second = await importProducts(ctx, bytesSource("mass.csv", bytes), eur);
  expect(second).toMatchObject({ value: { report: { products_unchanged: 5_000 } } });
  expect(await facts()).toEqual(facts1);
}, 400_000);
