/** Rows of a product CSV for tests and benchmarks, written by hand or by the thousand. */

export const standardColumns = [
  "Handle",
  "Title",
  "Body (HTML)",
  "Vendor",
  "Product Category",
  "Type",
  "Tags",
  "Published",
  "Option1 Name",
  "Option1 Value",
  "Option2 Name",
  "Option2 Value",
  "Variant SKU",
  "Variant Grams",
  "Variant Inventory Tracker",
  "Variant Inventory Qty",
  "Variant Inventory Policy",
  "Variant Price",
  "Variant Compare At Price",
  "Variant Requires Shipping",
  "Variant Taxable",
  "Variant Barcode",
  "Image Src",
  "Image Position",
  "Image Alt Text",
  "Variant Image",
  "Cost per item",
  "Status",
] as const;
export type StoryColumn = (typeof standardColumns)[number];
export type StoryRow = Partial<Record<StoryColumn, string>>;

/** A CSV file of such rows, quoted where needed. */
export function csvOf(
  rows: readonly StoryRow[],
  options: { readonly columns?: readonly string[]; readonly newline?: string; readonly bom?: boolean } = {},
): Buffer {
  const { columns = standardColumns, newline = "\n", bom = false } = options;
  const lines = [
    columns.map(cell).join(","),
    ...rows.map((row) => columns.map((column) => cell(row[column as StoryColumn] ?? "")).join(",")),
  ];
  return Buffer.from((bom ? "\ufeff" : "") + lines.join(newline) + newline);
}

/** A product of one variant row, as most stories need it. */
export function rowOf(handle: string, row: StoryRow = {}): StoryRow {
  return {
    Handle: handle,
    Title: handle,
    Published: "true",
    "Variant Price": "10.00",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "5",
    "Variant Inventory Policy": "deny",
    Status: "active",
    ...row,
  };
}

const sizes = ["XS", "S", "M", "L", "XL"];
const colours = ["Black", "Clay", "Fern", "Slate"];

/** `products` × 20 variant rows with everything a real export has but pictures, from the same number always the same. */
export function* manyRows(products: number): Generator<StoryRow> {
  for (let n = 0; n < products; n += 1) {
    for (let v = 0; v < 20; v += 1) {
      const [size, colour] = [sizes[v % 5]!, colours[Math.floor(v / 5)]!];
      const details: StoryRow = {
        Title: `Product ${n}`,
        "Body (HTML)": `<p>Number ${n} of a long row of products, <strong>woven</strong> and dyed.</p><ul><li>Warm</li><li>Dry</li></ul>`,
        Vendor: `Vendor ${n % 17}`,
        "Product Category": `Group ${n % 5} > Part ${n % 20}`,
        Type: `Kind ${n % 9}`,
        Tags: `tag-${n % 3}, tag-${n % 7}`,
        Published: "true",
        "Option1 Name": "Size",
        "Option2 Name": "Colour",
        Status: "active",
      };
      yield {
        Handle: `product-${n}`,
        ...(v === 0 ? details : {}),
        "Option1 Value": size,
        "Option2 Value": colour,
        "Variant SKU": `P${n}-${size}-${colour}`,
        "Variant Grams": String(100 + v),
        "Variant Inventory Tracker": "shopify",
        "Variant Inventory Qty": String(v),
        "Variant Inventory Policy": "deny",
        "Variant Price": `${10 + (n % 90)}.${String(v).padStart(2, "0")}`,
        "Variant Requires Shipping": "true",
        "Variant Taxable": "true",
      };
    }
  }
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
