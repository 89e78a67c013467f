import { call } from "../api";
import { cartAge, takeCount } from "../cart/cart-store";

/** A variant as it is this moment. */
export interface LiveVariant {
  readonly item_id: string;
  readonly amount: number;
  readonly compare_at_amount: number | null;
  /** Units that can be bought; null when they are not counted. */
  readonly available: number | null;
}

/** What one cheap call tells of the person and of the product that is being looked at. */
export interface Live {
  readonly cart: { readonly count: number };
  readonly customer: { readonly first_name: string | null } | null;
  readonly product: { readonly handle: string; readonly variants: readonly LiveVariant[] } | null;
}

let live: Live | null = null;
let wanted: { market: string; handle: string | null } | null = null;
const listeners = new Set<() => void>();

export const liveStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Live | null => live,
  getServer: (): Live | null => null,
};

/** Asks what is so right now. Islands that ask in the same moment share one call. */
export function askLive(market: string, handle: string | null): void {
  if (wanted) {
    wanted.handle ??= handle;
    return;
  }
  wanted = { market, handle };
  setTimeout(() => void read(), 0);
}

async function read(): Promise<void> {
  const asked = wanted;
  wanted = null;
  if (!asked) return;
  const age = cartAge();
  const product = asked.handle ? `&product=${encodeURIComponent(asked.handle)}` : "";
  const answer = await call<Live>("GET", `/api/v1/live?market=${asked.market}${product}`);
  // Without an answer the page stands as it was made: right some moments ago.
  if (!answer.ok) return;
  live = { ...answer.value, product: answer.value.product ?? live?.product ?? null };
  takeCount(answer.value.cart.count, age);
  for (const listener of listeners) listener();
}
