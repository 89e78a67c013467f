/** The columns of a Shopify product CSV that mean something here, by the names their exports have had. */
export const columns = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  description: ["Body (HTML)", "Description"],
  vendor: ["Vendor"],
  category: ["Product Category", "Product category"],
  type: ["Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  option1Name: ["Option1 Name", "Option1 name"],
  option1Value: ["Option1 Value", "Option1 value"],
  option2Name: ["Option2 Name", "Option2 name"],
  option2Value: ["Option2 Value", "Option2 value"],
  option3Name: ["Option3 Name", "Option3 name"],
  option3Value: ["Option3 Value", "Option3 value"],
  sku: ["Variant SKU", "SKU"],
  grams: ["Variant Grams", "Weight value (grams)"],
  tracker: ["Variant Inventory Tracker", "Inventory tracker"],
  quantity: ["Variant Inventory Qty", "Inventory quantity"],
  policy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  price: ["Variant Price", "Price"],
  compareAt: ["Variant Compare At Price", "Compare-at price"],
  requiresShipping: ["Variant Requires Shipping", "Requires shipping"],
  taxable: ["Variant Taxable", "Charge tax"],
  barcode: ["Variant Barcode", "Barcode"],
  picture: ["Image Src", "Product image URL"],
  picturePosition: ["Image Position", "Image position"],
  pictureAlt: ["Image Alt Text", "Image alt text"],
  giftCard: ["Gift Card", "Gift card"],
  seoTitle: ["SEO Title", "SEO title"],
  seoDescription: ["SEO Description", "SEO description"],
  variantPicture: ["Variant Image", "Variant image URL"],
  cost: ["Cost per item"],
  status: ["Status"],
} as const;
export type Column = keyof typeof columns;

/** Without these a file is not a product CSV; everything else may be missing. */
const required: readonly Column[] = ["handle", "title", "price"];

/** Where each known column stands in a file's header. */
export type Header = ReadonlyMap<Column, number>;

/**
 * Reads a header row. Case and spaces around names do not count; unknown columns are left alone. Returns the names
 * that a product CSV must have and this one lacks, or two columns of one name.
 */
export function readHeader(
  names: readonly string[],
): { header: Header } | { missing: readonly string[] } | { twice: string } {
  const plain = names.map((name) => name.trim().toLowerCase());
  const header = new Map<Column, number>();
  for (const [column, spellings] of Object.entries(columns) as [Column, readonly string[]][]) {
    const places = spellings.flatMap((spelling) =>
      plain.flatMap((name, place) => (name === spelling.toLowerCase() ? [place] : [])),
    );
    const unique = [...new Set(places)];
    if (unique.length > 1) return { twice: names[unique[1]!]!.trim() };
    if (unique[0] !== undefined) header.set(column, unique[0]);
  }
  const missing = required.filter((column) => !header.has(column)).map((column) => columns[column][0]);
  return missing.length > 0 ? { missing } : { header };
}

/** The name a column has in messages. */
export function columnName(column: Column): string {
  return columns[column][0];
}
