import { editProduct, handleOf, type ProductDraft, type ProductState } from "@/lib/catalog";
import { days } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { OPENED } from "../drafts";
import { Dice } from "./dice";
import type { Offered } from "./offered";
import type { Past } from "./past";
import type { Shelf } from "./shelf";
import type { World } from "./world";

type Edit = (known: ProductState) => Partial<ProductDraft>;

/** Cents off on every list; what was charged before is struck. */
const lower =
  (off: number): Edit =>
  ({ variants }) => ({
    variants: variants.map(({ id, prices }) => ({
      id,
      prices: prices.map(({ priceListId, amount }) => ({
        priceListId,
        amount: amount - off,
        compareAtAmount: amount,
      })),
    })),
  });
const raise =
  (more: number): Edit =>
  ({ variants }) => ({
    variants: variants.map(({ id, prices }) => ({
      id,
      prices: prices.map(({ priceListId, amount }) => ({ priceListId, amount: amount + more })),
    })),
  });
const add =
  (sentence: string): Edit =>
  ({ descriptionHtml }) => ({ descriptionHtml: `${descriptionHtml}<p>${sentence}</p>` });
const fact =
  (code: "care" | "size", value: string): Edit =>
  () => ({ attributes: { [code]: value } });

/** What the manager changed of the goods, by day of the history: mostly what somebody had asked. */
const edits: readonly (readonly [day: number, title: string, edit: Edit])[] = [
  [4, "Vigil candle", fact("care", "Trim the wick to half a centimetre, and keep it out of the draught.")],
  [12, "Cairn boot", fact("size", "EU sizes, true to length; between two take the larger, for the sock")],
  [21, "Comb honey", raise(100)],
  [33, "Strahl torch", add("It comes charged, and says so with a green dot.")],
  [47, "Miler running shoe", lower(1_500)],
  [58, "Hestia pot", add("Both sit on a tea warmer from nine to thirteen centimetres across.")],
  [72, "Ember skillet", add("The handle is of the same iron, so it may stand in a fire.")],
  [88, "Snip shears", add("They are ground for the right hand; for the left one, write to us first.")],
  [104, "Nara tea cup", fact("care", "Cup in the dishwasher, saucer by hand. Oil the wood twice a year.")],
  [113, "Kerb skateboard", lower(1_000)],
  [126, "Consul clock", add("In the next room, its strike is a cup being set down.")],
  [139, "Vinea glass", add("A small bubble in the glass is its maker’s breath, and no fault.")],
  [152, "Minuta timer", fact("care", "A dry cloth. Turn it past the hour before you set it.")],
  [161, "Fell coat", fact("size", "Regular fit; length 74 cm in M, 76 cm in L")],
  [169, "Siesta hat", lower(800)],
  [176, "Dome umbrella", add("It comes in a sleeve of its own cloth.")],
  [179, "Zinc pail", fact("care", "Turn it over when it rains, or leave it and have a bird bath.")],
];

/**
 * Lets the half year's edits happen, each at its time and on the record, and notes what was offered from then on. An edit
 * that a run before this one has made, and then broke off, is not made again.
 */
export async function editGoods(
  ctx: Ctx,
  past: Past,
  world: World,
  { products }: Shelf,
  offered: Offered,
): Promise<void> {
  const { calendar } = world;
  const known = new Map(products.map((product) => [product.handle, product]));
  for (const [day, title, edit] of edits) {
    const dice = new Dice(`edit ${day}`);
    const at = calendar.office(calendar.at(calendar.day(day), 0, dice), 0, dice);
    const product = known.get(handleOf(title));
    invariant(product, `the demo sells ${title}`);
    if (at > calendar.until) continue;
    if (isUntouched(product)) {
      const target = { productId: product.id, expectedVersion: null };
      const then = past.as(world.manager, at, `edit ${product.handle}`);
      const done = await transact(then, (tx) => editProduct(tx, target, edit(product)));
      invariant(done.ok && done.value.changed, `${title} can be edited`);
    }
    await offered.note(ctx, [product], at);
  }
  await refreshListings(
    ctx,
    edits.map(([, title]) => known.get(handleOf(title))!.id),
  );
}

/** Goods have not been changed since the weeks after the opening. */
function isUntouched({ updatedAt }: ProductState): boolean {
  return new Date(updatedAt).getTime() < OPENED.getTime() + days(122);
}
