import { allPriceLists, handleOf, type ProductState, type VariantState } from "@/lib/catalog";
import { bytesSource, importProducts, listImports } from "@/lib/imports";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { decimalString } from "@/lib/kernel/money";
import { refreshListings } from "@/lib/listing";
import { Dice } from "./dice";
import type { Offered } from "./offered";
import type { Past } from "./past";
import type { Shelf } from "./shelf";
import type { World } from "./world";

const DAY = 2;
/** What one maker sent the barcodes of. */
const listed = ["Alba cup", "Soba bowl", "Noon setting"].map(handleOf);

/** The one import of the half year: a maker's list of barcodes, with a row that is not filled in and one that is odd. */
export async function importBarcodes(
  ctx: Ctx,
  past: Past,
  world: World,
  { products }: Shelf,
  offered: Offered,
): Promise<void> {
  const { calendar, manager } = world;
  const dice = new Dice("import");
  const at = calendar.office(calendar.at(calendar.day(DAY), 0, dice), 0, dice);
  const own = products.filter((product) => listed.includes(product.handle));
  const euro = (await allPriceLists(ctx)).find((list) => list.currency === "EUR");
  invariant(euro && own.length === listed.length, "the demo sells what was imported");
  if ((await listImports(ctx, undefined, 1)).imports.length === 0) {
    const file = bytesSource("hollow-and-kiln-barcodes.csv", Buffer.from(fileOf(own, euro.id, dice)));
    const done = await importProducts(past.as(manager, at, "import"), file, { currency: "EUR" });
    invariant(done.ok, "the list is one of products");
  }
  await offered.note(ctx, own, at);
  await refreshListings(
    ctx,
    own.map(({ id }) => id),
  );
}

const head =
  "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Variant Barcode";

function fileOf(products: readonly ProductState[], euroList: string, dice: Dice): string {
  const rows = products.flatMap((product) =>
    product.variants.map((variant, n) => rowOf(product, variant, n === 0, euroList, dice)),
  );
  const odd = [
    "kiln-saucer,Kiln saucer,Title,Default Title,,,KIL-SAU,to follow,4012345600017",
    "glaze-sampler,Glaze sampler,Title,Default Title,,,GLA-SAM,,4012345600024",
  ];
  return [head, ...rows, ...odd, ""].join("\n");
}

/** The first row of a product names it; the others only what they choose. */
function rowOf(
  { handle, title, options }: ProductState,
  variant: VariantState,
  isFirst: boolean,
  euroList: string,
  dice: Dice,
): string {
  const chosen = variant.title.split(" / ");
  const pairs = [0, 1].flatMap((at) =>
    options[at] ? [isFirst ? options[at].name : "", chosen[at] ?? ""] : ["", ""],
  );
  const price = variant.prices.find((one) => one.priceListId === euroList)!;
  const words = options.length > 0 ? pairs : ["Title", "Default Title", "", ""];
  const cells = [
    handle,
    isFirst ? title : "",
    ...words,
    variant.sku ?? "",
    decimalString({ amount: price.amount, currency: "EUR" }),
    barcode(dice),
  ];
  return cells.join(",");
}

/** An EAN-13 with its check digit. */
function barcode(dice: Dice): string {
  const digits = [4, 0, 1, 2, 3, 4, 5, ...Array.from({ length: 5 }, () => dice.int(0, 9))];
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits.join("")}${(10 - (sum % 10)) % 10}`;
}
