import { handleOf, type PictureDraft, type ProductDraft, type VariantDraft } from "@/lib/catalog";
import { days } from "@/lib/kernel/clock";
import type { Good } from "./goods";
import { type Colour, palette } from "./palette";
import type { PictureOrder } from "./picture";

/** When the demo shop opened: long ago, so that no clock stands before it. */
export const OPENED = new Date("2025-01-06T09:00:00.000Z");

export interface Places {
  readonly channelId: string;
  readonly euroList: string;
  readonly dollarList: string;
  readonly categoryId: string;
}

export interface DemoDraft {
  readonly draft: ProductDraft & { readonly title: string };
  /** Stock by variant, in the draft's order; null is not counted. */
  readonly stock: readonly { readonly onHand: number | null; readonly backorder: boolean }[];
  /** What each picture source shows. */
  readonly pictures: ReadonlyMap<string, PictureOrder>;
}

/** A good as the catalogue takes it. `isReduced` tells prices after the reduction, which came later. */
export function draftOf(good: Good, index: number, places: Places, isReduced: boolean): DemoDraft {
  const handle = handleOf(good.title);
  const colours = good.colourOption ? good.colours : good.colours.slice(0, 1);
  const pictures = picturesOf(good, handle, colours, index);
  const off = isReduced ? (good.reducedBy ?? 0) : 0;
  const variants: VariantDraft[] = [];
  const stock: { onHand: number | null; backorder: boolean }[] = [];
  for (const colour of colours) {
    for (const [choice, more] of Object.entries(good.choice?.values ?? { "": 0 })) {
      const values = [...(good.colourOption ? [colour] : []), ...(good.choice ? [choice] : [])];
      const priceOf = (amount: number) => ({
        amount: amount + more - off,
        compareAtAmount: off > 0 ? amount + more : null,
      });
      variants.push({
        values,
        sku: skuOf(handle, values),
        grams: good.grams,
        requiresShipping: !good.isDigital,
        tracked: !good.isDigital,
        prices: [
          { priceListId: places.euroList, ...priceOf(good.euro) },
          { priceListId: places.dollarList, ...priceOf(good.dollar) },
        ],
        picture: good.colourOption ? sourceOf(handle, colour) : undefined,
      });
      const soldOut = good.soldOut?.includes(values.join(" / ")) ?? false;
      stock.push({
        onHand: good.isDigital ? null : soldOut ? 0 : good.stock,
        backorder: good.backorder ?? false,
      });
    }
  }
  const draft = {
    handle,
    title: good.title,
    descriptionHtml: `<p>${good.description}</p><ul>${good.details.map((detail) => `<li>${detail}</li>`).join("")}</ul>`,
    vendor: good.vendor,
    productType: good.category.at(-1)!,
    tags: good.tags,
    status: "active" as const,
    taxClass: good.taxClass ?? "standard",
    options: [...(good.colourOption ? [good.colourOption] : []), ...(good.choice ? [good.choice.name] : [])],
    variants,
    pictures: pictures.map(
      ([source, order], position): PictureDraft => ({
        source,
        alt: `${good.title}${good.colourOption ? `, ${nameOf(order.colour)}` : ""}${order.near ? ", closer" : ""}`,
        position,
      }),
    ),
    categoryIds: [places.categoryId],
    publishIn: [places.channelId],
    publishedAt: new Date(OPENED.getTime() + days(index)),
  };
  return { draft, stock, pictures: new Map(pictures) };
}

function picturesOf(
  good: Good,
  handle: string,
  colours: readonly Colour[],
  index: number,
): readonly (readonly [string, PictureOrder])[] {
  const { drawing } = good;
  const all = colours.map(
    (colour, n) =>
      [sourceOf(handle, colour), { drawing, colour: palette[colour], ground: index + n }] as const,
  );
  if (!good.near) return all;
  const near = { drawing, colour: palette[colours[0]!], ground: index + 3, near: true };
  return [all[0]!, [`demo:${handle}/near`, near] as const, ...all.slice(1)];
}

function sourceOf(handle: string, colour: Colour): string {
  return `demo:${handle}/${colour.toLowerCase()}`;
}

function nameOf(hex: string): string {
  return (
    Object.entries(palette)
      .find(([, value]) => value === hex)?.[0]
      .toLowerCase() ?? ""
  );
}

/** "STO-MUG-OAT": three letters of each word, then of each value. */
function skuOf(handle: string, values: readonly string[]): string {
  const words = handle.split("-").slice(0, 3);
  const parts = [...words, ...values.flatMap((value) => handleOf(value).split("-"))];
  return parts.map((part) => part.slice(0, 3).toUpperCase()).join("-");
}
