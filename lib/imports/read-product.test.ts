import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHeader } from "./columns";
import { cellReader, dataRows, type ImportSource, surveyFile } from "./csv-rows";
import { csvOf, rowOf, type StoryRow, standardColumns } from "./csv-story";
import { bytesSource } from "./file-source";
import { readProduct } from "./read-product";

async function read(rows: readonly StoryRow[], currency = "EUR") {
  const source = bytesSource("story.csv", csvOf(rows));
  const header = readHeader(standardColumns);
  if (!("header" in header)) throw new Error("the story's header is one");
  const taken = [];
  for await (const row of dataRows(source)) taken.push(row);
  return readProduct(taken, {
    currency,
    priceListId: "list",
    channelId: "web",
    columns: standardColumns.length,
    cell: cellReader(header.header),
  });
}

const refusal = async (row: StoryRow, currency?: string) => {
  const { product, notes } = await read([rowOf("thing", row)], currency);
  const [note] = notes.filter((each) => each.outcome === "refused");
  return { taken: product !== null, code: note?.code, field: note?.field, row: note?.row };
};

test("every cell of a refused row that cannot be read is named, each once", async () => {
  const bad = {
    "Variant Price": "-1",
    "Variant Inventory Qty": "many",
    "Variant Grams": "heavy",
    "Variant Taxable": "perhaps",
  };
  const fields = [...Object.keys(bad)].sort();
  const { notes } = await read([rowOf("thing", bad)]);
  expect(notes.map((note) => [note.row, note.field]).sort()).toEqual(fields.map((field) => [2, field]));
  const headed = await read([rowOf("thing", { ...bad, Status: "sold" })]);
  expect(headed.notes.map((note) => note.field).sort()).toEqual([...fields, "Status"].sort());
});

describe("numbers are read strictly", () => {
  test.each([
    "-1",
    "-0.01",
    "+1",
    "1e3",
    "1e309",
    "NaN",
    "Infinity",
    "１２.００",
    "12,50",
    "1,234.00",
    "12.505",
    "0x10",
    "€12",
    "12 EUR",
    ".5",
    "5.",
    "1000000.00",
    "9007199254740993",
    "[12]",
    "{}",
    "--1",
    "12\n",
  ])("a price of %j", async (price) => {
    const expected = price.trim() === "12" ? undefined : "price_invalid";
    expect((await refusal({ "Variant Price": price })).code).toBe(expected);
  });

  test("by the decimals of the currency", async () => {
    expect((await refusal({ "Variant Price": "100.5" }, "JPY")).code).toBe("price_invalid");
    expect((await refusal({ "Variant Price": "100" }, "JPY")).taken).toBe(true);
    expect((await refusal({ "Variant Price": "1.255" }, "KWD")).taken).toBe(true);
    const { product } = await read([rowOf("thing", { "Variant Price": "12.5" })]);
    expect(product?.variants[0]?.draft.prices?.[0]?.amount).toBe(1_250);
  });

  test.each<[StoryRow, string, string]>([
    [{ "Variant Price": "" }, "price_missing", "Variant Price"],
    [{ "Variant Compare At Price": "-5" }, "compare_at_invalid", "Variant Compare At Price"],
    [{ "Cost per item": "free" }, "cost_invalid", "Cost per item"],
    [{ "Variant Grams": "-5" }, "grams_invalid", "Variant Grams"],
    [{ "Variant Grams": "1e3" }, "grams_invalid", "Variant Grams"],
    [{ "Variant Inventory Qty": "1.5" }, "quantity_invalid", "Variant Inventory Qty"],
    [{ "Variant Inventory Qty": "２" }, "quantity_invalid", "Variant Inventory Qty"],
    [{ "Variant Inventory Qty": "9999999999" }, "quantity_invalid", "Variant Inventory Qty"],
    [{ "Variant Taxable": "maybe" }, "flag_invalid", "Variant Taxable"],
    [{ "Variant Inventory Policy": "perhaps" }, "policy_invalid", "Variant Inventory Policy"],
    [{ Published: "yes" }, "flag_invalid", "Published"],
    [{ Status: "hidden" }, "status_invalid", "Status"],
    [{ Title: "" }, "title_missing", "Title"],
    [{ Handle: "" }, "handle_missing", "Handle"],
    [{ Title: "x".repeat(256) }, "text_too_long", "Title"],
    [{ "Body (HTML)": "x".repeat(100_001) }, "text_too_long", "Body (HTML)"],
    [{ "Variant SKU": "x".repeat(101) }, "text_too_long", "Variant SKU"],
    [{ "Option1 Value": "Red" }, "option_name_missing", "Option1 Name"],
    [{ "Option1 Name": "Size" }, "option_value_missing", "Option1 Value"],
    [
      { "Option1 Name": "Size", "Option2 Name": "size ", "Option1 Value": "S" },
      "option_name_twice",
      "Option2 Name",
    ],
  ])("%j is refused as %s in %s", async (row, code, field) => {
    expect(await refusal(row)).toEqual({ taken: false, code, field, row: 2 });
  });

  test("grams with the decimals of a conversion are rounded; trailing zeros change nothing", async () => {
    const { product } = await read([
      rowOf("thing", { "Variant Grams": "453.592370", "Variant Price": "10.500" }),
    ]);
    expect(product?.variants[0]?.draft).toMatchObject({ grams: 454, prices: [{ amount: 1_050 }] });
  });
});

describe("rows of one product", () => {
  const shirt = { "Option1 Name": "Size", "Option1 Value": "S" };

  test("a bad row is left out and named; the others come in", async () => {
    const { product, notes } = await read([
      rowOf("shirt", shirt),
      { Handle: "shirt", "Option1 Value": "M", "Variant Price": "-1" },
      { Handle: "shirt", "Option1 Value": "L", "Variant Price": "11" },
      { Handle: "shirt", "Option1 Value": " l ", "Variant Price": "12" },
    ]);
    expect(product?.variants.map((variant) => variant.draft.values)).toEqual([["S"], ["L"]]);
    expect(notes.map(({ row, code, field }) => [row, code, field])).toEqual([
      [3, "price_invalid", "Variant Price"],
      [5, "variant_twice", "Option1 Value"],
    ]);
    expect(notes[0]?.detail).toContain("“-1”");
  });

  test("when the row that describes it is bad, none comes in and each is named", async () => {
    const { product, notes } = await read([
      rowOf("shirt", { ...shirt, Status: "odd" }),
      { Handle: "shirt", "Option1 Value": "M", "Variant Price": "1" },
      { Handle: "shirt", "Image Src": "a.jpg" },
    ]);
    expect(product).toBeNull();
    expect(notes.map(({ row, code }) => [row, code])).toEqual([
      [2, "status_invalid"],
      [3, "product_refused"],
      [4, "product_refused"],
    ]);
  });

  test("a row may carry only a picture, in its place, and a variant may have its own", async () => {
    const { product } = await read([
      rowOf("ring", {
        "Image Src": "b.jpg",
        "Image Position": "2",
        "Image Alt Text": "Gold",
        "Variant Image": "v.jpg",
      }),
      { Handle: "ring", "Image Src": "a.jpg", "Image Position": "1" },
      { Handle: "ring", "Image Src": "https://cdn.example/c.jpg?v=1" },
    ]);
    expect(product?.draft.pictures).toEqual([
      { source: "beside:ring/a.jpg", alt: undefined, position: 0 },
      { source: "beside:ring/b.jpg", alt: "Gold", position: 1 },
      { source: "https://cdn.example/c.jpg?v=1", alt: undefined, position: 2 },
    ]);
    expect(product?.variants).toHaveLength(1);
    expect(product?.variants[0]?.draft.picture).toBe("beside:ring/v.jpg");
  });

  test.each([
    "../secret.jpg",
    "a/../../secret.jpg",
    "/etc/passwd",
    "..\\secret.jpg",
    "C:\\secret.jpg",
    "c:/secret.jpg",
    "file:///etc/passwd",
    "ftp://example.com/a.jpg",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "//example.com/a.jpg",
    "./a.jpg",
    "a//b.jpg",
    "http://",
    "a\u200bb.jpg",
  ])("a picture %j is refused, and the product comes in without it", async (path) => {
    const { product, notes } = await read([rowOf("ring", { "Image Src": path })]);
    expect(notes).toMatchObject([
      { row: 2, code: "picture_refused", field: "Image Src", outcome: "warning" },
    ]);
    expect(product?.draft.pictures).toBeUndefined();
  });

  test("“Default Title” means no options", async () => {
    const { product } = await read([
      rowOf("bowl", { "Option1 Name": "Title", "Option1 Value": "Default Title" }),
    ]);
    expect(product?.draft.options).toEqual([]);
    expect(product?.variants[0]?.draft.values).toEqual([]);
  });

  test("says what it says of stock: an empty tracker counts nothing, continue may go below zero", async () => {
    const stock = async (row: StoryRow) => {
      const { product, notes } = await read([rowOf("bowl", row)]);
      const { quantity, backorder, draft } = product!.variants[0]!;
      return [draft.tracked, quantity, backorder, notes.map((note) => note.code)];
    };
    expect(await stock({})).toEqual([true, 5, false, []]);
    expect(await stock({ "Variant Inventory Tracker": "" })).toEqual([false, null, false, []]);
    expect(await stock({ "Variant Inventory Policy": "continue" })).toEqual([true, 5, true, []]);
    expect(await stock({ "Variant Inventory Qty": "" })).toEqual([true, null, false, []]);
    expect(await stock({ "Variant Inventory Qty": "-3" })).toEqual([true, 0, false, ["quantity_below_zero"]]);
  });

  test("makes nested categories of the category, or of the type, and plain text of entities", async () => {
    const { product } = await read([
      rowOf("tee", {
        Title: "EverCool&trade; Tee",
        Tags: "a,  b ,a,,material:Cocona&reg; fabric",
        "Product Category": "Men > Tops >  Hoodies & Sweatshirts",
      }),
    ]);
    expect(product?.categoryNames).toEqual(["Men", "Tops", "Hoodies & Sweatshirts"]);
    expect(product?.draft).toMatchObject({
      title: "EverCool™ Tee",
      tags: ["a", "b", "material:Cocona® fabric"],
    });
    const typed = await read([rowOf("ring", { Type: "Bracelet" })]);
    expect(typed.product?.categoryNames).toEqual(["Bracelet"]);
  });

  test("a handle that fits no address is made to, and the change is named", async () => {
    const { product, notes } = await read([rowOf("Crème Bowl / 2")]);
    expect(product?.draft.handle).toBe("creme-bowl-2");
    expect(notes.map((note) => note.code)).toEqual(["handle_changed"]);
  });

  test("no cell can break the reading", async () => {
    const any = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("", "-1", "1e9", "true", "../x", '"'),
    );
    const row = fc.record(Object.fromEntries(standardColumns.map((column) => [column, any])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        const { product, notes } = await read(rows as StoryRow[]);
        for (const variant of product?.variants ?? []) {
          const amount = variant.draft.prices![0]!.amount;
          expect(Number.isSafeInteger(amount) && amount >= 0 && amount < 100_000_000).toBe(true);
        }
        const named = new Set(notes.filter((note) => note.outcome === "refused").map((note) => note.row));
        if (product === null) expect(named.size).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a file is refused as a whole", () => {
  const survey = async (bytes: Uint8Array) => {
    const result = await surveyFile(bytesSource("story.csv", bytes));
    return result.ok ? result.value.rows : `${result.code}: ${result.detail}`;
  };

  test.each<[string, Uint8Array, string | number]>([
    ["without rows", csvOf([]), 0],
    ["when empty", Buffer.alloc(0), "file_empty: "],
    [
      "without its columns",
      csvOf([rowOf("a")], { columns: ["Handle", "Vendor"] }),
      "columns_missing: Title, Variant Price",
    ],
    ["without a header", Buffer.from("a,b,c\n1,2,3\n"), "columns_missing: Handle, Title, Variant Price"],
    [
      "with a column twice",
      Buffer.from("Handle,Title,Variant Price,title\na,b,1,c\n"),
      "column_twice: title",
    ],
    ["in Latin-1", Buffer.from("Handle,Title,Variant Price\na,Caf\xe9,1\n", "latin1"), "not_utf8: "],
    ["in UTF-16", Buffer.from("\ufeffHandle,Title,Variant Price\na,b,1\n", "utf16le"), "not_utf8: "],
    [
      "with an open quote",
      Buffer.from('Handle,Title,Variant Price\na,"b,1\nc,d,2\n'),
      "csv_malformed: a quotation mark is opened and never closed",
    ],
    [
      "with an endless row",
      Buffer.from(`Handle,Title,Variant Price\na,"${"b".repeat(3_000_000)}`),
      "csv_malformed: one row is longer than a megabyte",
    ],
  ])("%s", async (_, bytes, expected) => {
    expect(await survey(bytes)).toBe(expected);
  });

  test("with more rows than can be meant, or more bytes, or when it is not there", async () => {
    const line = Buffer.from("a,b,1\n".repeat(50_000));
    const endless = (chunks: number): ImportSource => ({
      ...bytesSource("x", line),
      async *open() {
        yield Buffer.from("Handle,Title,Variant Price\n");
        for (let n = 0; n < chunks; n += 1) yield line;
      },
    });
    expect(await surveyFile(endless(5))).toMatchObject({ ok: false, code: "too_many_rows" });
    const wide: ImportSource = {
      ...bytesSource("x", line),
      async *open() {
        yield Buffer.from("Handle,Title,Variant Price\n");
        for (let n = 0; n < 200; n += 1) yield Buffer.from(`a,${"b".repeat(900_000)},1\n`);
      },
    };
    expect(await surveyFile(wide)).toMatchObject({ ok: false, code: "file_too_large" });
    const { fileSource } = await import("./file-source");
    expect(await surveyFile(fileSource("/no/such/file.csv"))).toMatchObject({
      ok: false,
      code: "file_missing",
    });
    expect(await surveyFile(fileSource("/"))).toMatchObject({ ok: false, code: "file_missing" });
  });

  test("but neither for a BOM, CRLF, quoted line breaks, blank lines, short rows nor a lone quote", async () => {
    const rows = [rowOf("a", { Title: 'Line\r\nbreak, 12" wide' }), rowOf("b")];
    expect(await survey(csvOf(rows, { newline: "\r\n", bom: true }))).toBe(2);
    const loose = 'Handle,Title,Variant Price,Vendor\n\na,12" lamp,1\n,,,\nb,c,2,d\n';
    expect(await survey(Buffer.from(loose))).toBe(2);
    const numbered = [];
    for await (const { row, cells } of dataRows(bytesSource("x", Buffer.from(loose))))
      numbered.push([row, cells[1]]);
    expect(numbered).toEqual([
      [3, '12" lamp'],
      [5, "c"],
    ]);
  });
});
