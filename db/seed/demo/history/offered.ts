import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { type Offer, offersFor } from "@/lib/offers";
import type { Market } from "@/lib/shop";
import type { Shelf } from "./shelf";

type Offers = ReadonlyMap<string, Offer>;
type Markets = Readonly<Record<"eu" | "us", Market>>;

/** What everything was and cost as the half year went on. Stock plays no part: it was there then. */
export class Offered {
  readonly #markets: Markets;
  readonly #steps: { readonly from: Date; readonly offers: Readonly<Record<"eu" | "us", Offers>> }[] = [];

  constructor(markets: Markets) {
    this.#markets = markets;
  }

  /** Notes what these products are and cost from an instant on; the first time, before anything else was. */
  async note(ctx: Ctx, products: Shelf["products"], from: Date): Promise<void> {
    const then = { ...ctx, clock: fixedClock(from) };
    const wanted = products.flatMap(({ variants }) =>
      variants.map((variant) => ({ variantId: variant.id, quantity: 1 })),
    );
    const before = this.#steps.at(-1)?.offers;
    const now = async (market: "eu" | "us"): Promise<Offers> => {
      const read = await offersFor(then, this.#markets[market], wanted);
      const unlimited = [...read].map(([id, offer]) => [id, { ...offer, available: null }] as const);
      return new Map([...(before?.[market] ?? []), ...unlimited]);
    };
    this.#steps.push({ from, offers: { eu: await now("eu"), us: await now("us") } });
  }

  at(market: "eu" | "us", at: Date): Offers {
    const step = this.#steps.findLast(({ from }) => from <= at) ?? this.#steps[0]!;
    return step.offers[market];
  }
}
