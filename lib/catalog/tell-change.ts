import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";
import { audit, auditMany } from "@/lib/platform/audit";
import { changedParts } from "@/lib/platform/changed-parts";
import { textOf } from "./description";
import type { PictureState, ProductState, VariantState } from "./state";
import { readProducts } from "./store/products";

/** Of a new product this many variants are told one by one; of more, only how many. */
const MOST_TOLD = 40;

/** What the ids in a product's state are called. */
interface Names extends Record<string, unknown> {
  readonly lists: Readonly<Record<string, { readonly name: string; readonly currency: string }>>;
  readonly categories: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
}

/** As what a change goes on the record. */
export type EditAction = "product.changed" | "product.change_undone";

/** Puts a product's change on the record: of every field that changed, what it was and what it is. */
export function tellEdit(tx: TxCtx, before: ProductState, action?: EditAction): Promise<void> {
  return tellEdits(tx, [before], action);
}

/** The same for several products, in a fixed number of statements. */
export async function tellEdits(
  tx: TxCtx,
  befores: readonly ProductState[],
  action: EditAction = "product.changed",
): Promise<void> {
  if (befores.length === 0) return;
  const names = await namesIn(tx);
  const now = await readProducts(tx, { ids: befores.map(({ id }) => id) });
  const afters = new Map(now.map((state) => [state.id, state]));
  const entries = befores.map((before) => ({
    id: before.id,
    ...changedParts(toldOf(before, names), toldOf(afters.get(before.id)!, names)),
  }));
  await auditMany(tx, action, "product", entries);
}

/** Puts a new product on the record, with what it began as. */
export async function tellAdded(tx: TxCtx, productId: string): Promise<void> {
  const [made] = await readProducts(tx, { ids: [productId] });
  const told = toldOf(made!, await namesIn(tx));
  const few = made!.variants.length <= MOST_TOLD;
  const after = few ? told : { ...told, variants: made!.variants.length };
  await audit(tx, "product.added", { kind: "product", id: productId }, { after });
}

async function namesIn(tx: TxCtx): Promise<Names> {
  const { rows } = await tx.db.execute<Names>(sql`
    SELECT (SELECT coalesce(json_object_agg(id, json_build_object('name', name, 'currency', currency)), '{}') FROM price_lists) AS lists,
      (SELECT coalesce(json_object_agg(id, path), '{}') FROM categories) AS categories,
      (SELECT coalesce(json_object_agg(id, name), '{}') FROM channels) AS channels
  `);
  return rows[0]!;
}

/** A product in words and values that staff know; what has no id of theirs stands under its name. */
function toldOf(state: ProductState, names: Names): Record<string, unknown> {
  const { title, handle, status, vendor, productType, tags, taxClass, seoTitle, seoDescription } = state;
  return {
    ...{ title, handle, status, vendor, productType, tags, taxClass, seoTitle, seoDescription },
    description: textOf(state.descriptionHtml, 20_000),
    categories: state.categoryIds.map((id) => names.categories[id] ?? id),
    soldIn: state.publications.map(({ channelId }) => names.channels[channelId] ?? channelId),
    options: state.options.map(
      ({ name, values }) => `${name}: ${values.map(({ value }) => value).join(", ")}`,
    ),
    details: Object.fromEntries(
      state.attributes.map(({ name, value, unit }) => [name, unit ? `${value} ${unit}` : value]),
    ),
    pictures: state.pictures.map(pictureName),
    variants: Object.fromEntries(
      state.variants.map((variant) => [
        variant.title || "the one",
        variantTold(variant, state.pictures, names),
      ]),
    ),
  };
}

function variantTold(variant: VariantState, pictures: readonly PictureState[], { lists }: Names) {
  const { sku, barcode, grams, requiresShipping, taxable, tracked, archived } = variant;
  const { costAmount, costCurrency, pictureId, prices } = variant;
  const picture = pictures.find(({ id }) => id === pictureId);
  const amounts = (which: "amount" | "compareAtAmount") =>
    Object.fromEntries(
      prices.map((price) => {
        const { name, currency } = lists[price.priceListId] ?? { name: price.priceListId, currency: "XXX" };
        const list = price.minQuantity > 1 ? `${name} from ${price.minQuantity}` : name;
        return [list, { [currency]: price[which] }];
      }),
    );
  return {
    ...{ sku, barcode, grams, requiresShipping, taxable, tracked, archived },
    cost: costAmount === null ? null : { [costCurrency ?? "XXX"]: costAmount },
    picture: picture ? pictureName(picture) : null,
    price: amounts("amount"),
    compareAtPrice: amounts("compareAtAmount"),
  };
}

/** Its words, and the end of its id: two pictures may say the same. */
function pictureName({ alt, mediaId }: PictureState): string {
  return `${alt || "a picture"} (${mediaId.slice(-4)})`;
}
