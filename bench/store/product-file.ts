/** A product CSV as Shopify writes it, made up. */
export interface ProductFile {
  readonly text: string;
  readonly rows: number;
  readonly products: number;
  readonly columns: readonly string[];
}

const columns = [
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
  "Cost per item",
  "Status",
] as const;

const sizes = ["S", "M", "L"] as const;
const colors = ["Ink", "Chalk", "Moss", "Rust", "Sand"] as const;
const groups = [
  "Kitchen > Pans",
  "Kitchen > Knives",
  "Table > Linen",
  "Garden > Tools",
  "Study > Paper",
] as const;

/** So many products of three sizes, each a row with price, stock and picture address; the first row tells the product. */
export function productFile(products: number): ProductFile {
  const lines = [columns.join(",")];
  for (let n = 0; n < products; n += 1)
    for (const [at, size] of sizes.entries()) lines.push(row(n, at, size).map(cell).join(","));
  return { text: `${lines.join("\n")}\n`, rows: products * sizes.length, products, columns };
}

function row(n: number, at: number, size: string): string[] {
  const color = colors[n % colors.length]!;
  const told = at === 0;
  const only = (text: string) => (told ? text : "");
  return [
    `imported-${n}`,
    only(`${color} piece number ${n}`),
    only(
      `<p>A ${color.toLowerCase()} piece, number ${n}, made to be used.</p><ul><li>One</li><li>Two</li></ul>`,
    ),
    only(`Maker ${n % 40}`),
    only(groups[n % groups.length]!),
    only("Piece"),
    only(`${color.toLowerCase()}, piece, batch ${n % 20}`),
    only("true"),
    only("Size"),
    size,
    `I${n}-${size}`,
    String(200 + (n % 900)),
    "shopify",
    String(5 + ((n + at) % 60)),
    "deny",
    (9.9 + (n % 80) + at).toFixed(2),
    n % 6 === 0 ? (19.9 + (n % 80) + at).toFixed(2) : "",
    "true",
    "true",
    "",
    `https://pictures.example/${n}-${at}.jpg`,
    String(at + 1),
    only(`The ${color.toLowerCase()} piece`),
    (4 + (n % 30)).toFixed(2),
    only("active"),
  ];
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
