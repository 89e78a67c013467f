import { handleOf, type PictureDraft, type ProductDraft, type VariantDraft } from "@/lib/catalog";
import { days } from "@/lib/kernel/clock";
import { shareOf } from "./chance";
import type { Difference, Good } from "./good";
import { goods } from "./goods";
import { type Colour, palette } from "./palette";
import type { PictureOrder, Subject } from "./pictures/picture";

/** When the demo shop opened: long ago, so that no clock stands before it. */
export const OPENED = new Date("2025-01-06T09:00:00.000Z");

/** What the shop pays of a price without tax. */
const COST_SHARE = 0.42;

export interface Places {
  readonly channelId: string;
  readonly euroList: string;
  readonly dollarList: string;
  readonly categoryId: string;
}

export interface VariantStock {
  /** Null is not counted. */
  readonly onHand: number | null;
  readonly backorder: boolean;
}

export interface DemoDraft {
  readonly draft: ProductDraft & { readonly title: string };
  /** By variant, in the draft's order. */
  readonly stock: readonly VariantStock[];
}

/** A good as the catalogue takes it. `isReduced` tells prices after the reduction, which came later. */
export function draftOf(good: Good, index: number, places: Places, isReduced: boolean): DemoDraft {
  const handle = handleOf(good.title);
  const chosen = choicesOf(good);
  const isColoured = (good.colours?.length ?? 0) > 1;
  const options = [
    ...(isColoured ? [good.colourName ?? "Colour"] : []),
    ...(good.choice ? [good.choice.name] : []),
  ];
  const draft = {
    handle,
    title: good.title,
    descriptionHtml: good.story.map((paragraph) => `<p>${paragraph}</p>`).join(""),
    vendor: good.maker,
    productType: good.place.at(-1)!,
    tags: good.tags,
    status: good.isDraft ? ("draft" as const) : ("active" as const),
    taxClass: good.taxClass ?? "standard",
    options,
    variants: chosen.map((choice) => variantOf(good, handle, choice, places, isReduced)),
    pictures: picturesOf(good).map(({ source, alt }, position): PictureDraft => ({ source, alt, position })),
    attributes: { ...good.facts },
    categoryIds: [places.categoryId],
    publishIn: good.isDraft ? [] : [places.channelId],
    publishedAt: new Date(OPENED.getTime() + days(index)),
  };
  return { draft, stock: chosen.map((choice) => stockOf(good, handle, choice)) };
}

interface Choice extends Difference {
  readonly colour: Colour | null;
  readonly values: readonly string[];
}

function choicesOf(good: Good): Choice[] {
  const colours = good.colours ?? [];
  const isColoured = colours.length > 1;
  const sizes = Object.entries(good.choice?.values ?? { "": { more: 0 } });
  return (colours.length > 0 ? colours : [null]).flatMap((colour) =>
    sizes.map(([size, difference]) => ({
      ...difference,
      colour,
      values: [...(isColoured && colour ? [colour] : []), ...(good.choice ? [size] : [])],
    })),
  );
}

function variantOf(
  good: Good,
  handle: string,
  { colour, values, more, grams = 0 }: Choice,
  { euroList, dollarList }: Places,
  isReduced: boolean,
): VariantDraft {
  const off = isReduced ? (good.reducedBy ?? 0) : 0;
  const price = (priceListId: string, amount: number) => ({
    priceListId,
    amount: amount + more - off,
    compareAtAmount: off > 0 ? amount + more : null,
  });
  return {
    values,
    sku: skuOf(handle, values),
    grams: good.grams + grams,
    requiresShipping: !good.isDigital,
    tracked: !good.isDigital,
    costAmount: good.isDigital ? 0 : Math.round(((good.euro + more) / 1.19) * COST_SHARE),
    costCurrency: "EUR",
    prices: [price(euroList, good.euro), price(dollarList, good.dollar)],
    picture: (good.colours?.length ?? 0) > 1 && colour ? sourceOf(handle, colour.toLowerCase()) : undefined,
  };
}

/** Around the usual number, except where a good says that few or none are left. */
function stockOf(good: Good, handle: string, { values }: Choice): VariantStock {
  const title = values.join(" / ");
  const backorder = good.backorder ?? false;
  if (good.isDigital) return { onHand: null, backorder };
  if (good.out === "all" || good.out?.includes(title)) return { onHand: 0, backorder };
  const chance = shareOf(`${handle} ${title} stock`);
  if (good.low?.includes(title)) return { onHand: 1 + Math.floor(chance * 3), backorder };
  return { onHand: Math.max(4, Math.round(good.stock * (0.6 + 0.8 * chance))), backorder };
}

interface PictureOf {
  readonly source: string;
  readonly alt: string;
  readonly order: PictureOrder;
  /** Whether it is the only picture of the thing in that colour. */
  readonly isOnly?: boolean;
}

/** The gallery: the first colour as a whole, with company, near and by night; then the other colours. */
export function picturesOf(good: Good): readonly PictureOf[] {
  const handle = handleOf(good.title);
  const colours: readonly (Colour | null)[] = good.colours ?? [null];
  const subject = (colour: Colour | null): Subject => ({
    drawing: good.drawing,
    colour: colour && palette[colour],
  });
  const first = subject(colours[0]!);
  const named = (colour: Colour | null) =>
    colour && colours.length > 1 ? `${good.title}, ${colour.toLowerCase()}` : good.title;
  const whole = (colour: Colour | null): PictureOf => ({
    source: sourceOf(handle, colour?.toLowerCase() ?? "whole"),
    alt: named(colour),
    order: { ...subject(colour), view: "whole" },
  });
  const title = named(colours[0]!);
  const { drawing, colour, scale } = good.beside;
  const companion = { drawing, colour: colour ? palette[colour] : null, scale };
  return [
    whole(colours[0]!),
    {
      source: sourceOf(handle, "beside"),
      alt: `${title}, beside the ${companionTitle(drawing)}`,
      order: { ...first, view: "beside", companion },
    },
    { source: sourceOf(handle, "near"), alt: `${title}, from near`, order: { ...first, view: "near" } },
    {
      source: sourceOf(handle, "dark"),
      alt: `${title}, on a dark ground`,
      order: { ...first, view: "dark" },
    },
    ...colours.slice(1).map((colour) => ({ ...whole(colour), isOnly: true })),
  ];
}

function companionTitle(drawing: Good["drawing"]): string {
  return goods.find((good) => good.drawing === drawing)?.title ?? drawing.replaceAll("-", " ");
}

function sourceOf(handle: string, what: string): string {
  return `demo:${handle}/${what}`;
}

/** "ALB-CUP-CHA": three letters of each word, then of each value. */
function skuOf(handle: string, values: readonly string[]): string {
  const words = handle.split("-").slice(0, 3);
  const parts = [...words, ...values.flatMap((value) => handleOf(value).split("-"))];
  return parts.map((part) => part.slice(0, 3).toUpperCase()).join("-");
}
