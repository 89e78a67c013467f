import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStory } from "@/lib/assortment/story";
import { storyClock, testDatabase } from "@/tests/database";
import { fileSource, importProducts } from ".";

/**
 * A file as shops export it: byte-order mark, CRLF, HTML over many lines with both line ends and quotes, columns we do
 * not know, an option that is none, pictures in rows of their own and far from their product, a blank price, a value
 * whose option has no name, a negative count, a row of commas.
 */
const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
await openStory(ctx);
const FILE = join(import.meta.dirname, "fixtures/export-with-oddities.csv");

async function take() {
  const result = await importProducts(ctx, fileSource(FILE), { currency: "EUR" });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

async function variants() {
  const { rows } = await database.pool.query(`
    SELECT p.handle, p.title, p.status, p.tags, v.title AS variant, v.sku, v.barcode, v.grams,
      (SELECT on_hand FROM stock_levels l WHERE l.variant_id = v.id) AS on_hand,
      (SELECT amount::int FROM prices WHERE variant_id = v.id) AS price,
      (SELECT count(*)::int FROM product_pictures m WHERE m.product_id = p.id) AS pictures
    FROM products p JOIN variants v ON v.product_id = p.id ORDER BY p.handle, v.position`);
  return rows;
}

test("the file still has the oddities it is for", () => {
  const text = readFileSync(FILE, "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.match(/\r\n/g)!.length).toBeGreaterThan(9);
  expect(text).toMatch(/[^\r]\n<ul>\n/);
  expect(text).toMatch(/\r\n,{30,}\r\n/);
});

test("comes in as far as it says what it means, and each fault is named by its row", async () => {
  const { report, notes } = await take();
  expect(report).toMatchObject({
    products_created: 3,
    products_refused: 1,
    variants_created: 3,
    rows_refused: 2,
    pictures_pending: 5,
  });
  expect(notes.map(({ row, code, field, handle }) => [row, code, field, handle])).toEqual([
    [4, "quantity_below_zero", "Variant Inventory Qty", "ash-tray-table"],
    [5, "price_missing", "Variant Price", "ash-tray-table"],
    [7, "option_name_missing", "Option1 Name", "nameless-lamp"],
  ]);
  expect(await variants()).toMatchObject([
    { handle: "ash-tray-table", variant: "Small", on_hand: 0, price: 12_900, pictures: 2 },
    {
      handle: "linen-napkin",
      variant: "",
      status: "draft",
      sku: null,
      on_hand: null,
      price: 950,
      pictures: 0,
    },
    {
      handle: "spout-jug",
      title: 'Jug "Spout", grey',
      status: "active",
      tags: ["jug", "ceramic", "grey"],
      variant: "",
      sku: "JUG-08",
      barcode: "0042000062008",
      grams: 940,
      on_hand: 12,
      price: 3_800,
      pictures: 3,
    },
  ]);
});

test("keeps HTML over many lines whole, and nothing of it becomes a row", async () => {
  const { rows } = await database.pool.query(
    "SELECT description_html AS html FROM products WHERE handle = 'spout-jug'",
  );
  expect(rows[0].html.replaceAll("\r\n", "\n")).toBe(
    [
      "<h2>Poured, not dripped</h2>",
      '<p>The "long" spout holds back the last drop.<br />',
      "",
      "Glazed in Höhr.</p>",
      "<ul>",
      "<li>0,8 litres</li>",
      "<li>Dishwasher, top rack</li>",
      "</ul>",
    ].join("\n"),
  );
});

test("a second time changes nothing", async () => {
  const before = await variants();
  expect((await take()).report).toMatchObject({
    products_created: 0,
    products_changed: 0,
    products_unchanged: 3,
  });
  expect(await variants()).toEqual(before);
});
