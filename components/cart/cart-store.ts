import type { CartLineView, CartView } from "@/lib/cart/contract";
import { type Answer, call } from "../api";
import {
  type AddedThing,
  type CartChange,
  withAdded,
  withCodes,
  withQuantity,
  withReturned,
} from "./cart-changes";

/** What islands know of the cart. */
export interface CartState {
  /** As the shopper sees it: what the shop last said, with every change that is still on its way. */
  readonly cart: CartView | null;
  readonly count: number;
  /** What is on its way into a cart that was not read yet. */
  readonly coming: readonly AddedThing[];
  /** Whether sums are waiting for the shop's word. */
  readonly busy: boolean;
  readonly problem: CartProblem | null;
  /** The line that was removed last, for taking it back. */
  readonly removed: CartLineView | null;
  /** The latest news, for those who listen. */
  readonly news: string;
}

export interface CartProblem {
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The line it is about, if it is about one. */
  readonly lineId: string | null;
}

interface Change {
  readonly thing?: AddedThing;
  readonly apply: CartChange;
  readonly send: () => Promise<Answer<CartView>>;
  readonly units: number;
  readonly lineId: string | null;
  readonly news: string;
}

const nothing: CartState = {
  cart: null,
  count: 0,
  coming: [],
  busy: false,
  problem: null,
  removed: null,
  news: "",
};

let confirmed: CartView | null = null;
let confirmedCount = 0;
let waiting: readonly Change[] = [];
let state = nothing;
let sending: Promise<void> = Promise.resolve();
let age = 0;
const listeners = new Set<() => void>();

export const cartStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): CartState => state,
  /** What the server renders, and the first picture in the browser: nobody's cart. */
  getServer: (): CartState => nothing,
};

/** A cart that came with the page, or that another call brought. */
export function takeCart(cart: CartView): void {
  confirmed = cart;
  confirmedCount = cart.count;
  show({});
}

/** Grows with every change: what was asked before one and answered after it is old. */
export function cartAge(): number {
  return age;
}

/** The number of units alone, before anybody has looked into the cart; asked when the cart had this age. */
export function takeCount(count: number, askedAt: number): void {
  if (waiting.length > 0 || askedAt !== age) return;
  if (confirmed && confirmed.count !== count) confirmed = null;
  confirmedCount = count;
  show({});
}

/** Reads the cart unless it is known. Waits for changes on their way: their answer is the whole cart. */
export function loadCart(market: string): Promise<void> {
  sending = sending.then(async () => {
    if (confirmed) return;
    const answer = await call<CartView>("GET", `/api/v1/cart?market=${market}`);
    if (answer.ok) takeCart(answer.value);
    else show({ problem: { ...answer, lineId: null } });
  });
  return sending;
}

export function addToCart(thing: AddedThing, market: string): Promise<void> {
  const { itemId, quantity } = thing;
  return enqueue({
    thing,
    apply: withAdded(thing),
    send: () => call("POST", "/api/v1/cart/lines", { lines: [{ item_id: itemId, quantity }], market }),
    units: quantity,
    lineId: null,
    news: `${thing.title} is in your cart.`,
  });
}

export function setQuantity(line: CartLineView, quantity: number): Promise<void> {
  return enqueue({
    apply: withQuantity(line.id, quantity),
    send: () => call("PATCH", `/api/v1/cart/lines/${line.id}`, { quantity }),
    units: quantity - line.quantity,
    lineId: line.id,
    news: `${line.title}: ${quantity}.`,
  });
}

export function removeLine(line: CartLineView): Promise<void> {
  show({ removed: line });
  return enqueue({
    apply: withQuantity(line.id, 0),
    send: () => call("DELETE", `/api/v1/cart/lines/${line.id}`),
    units: -line.quantity,
    lineId: line.id,
    news: `${line.title} was removed.`,
  });
}

/** Puts the line that was removed last back, as far as it can still be had. */
export function undoRemoval(): Promise<void> {
  const line = state.removed;
  if (!line) return Promise.resolve();
  show({ removed: null });
  return enqueue({
    apply: withReturned(line),
    send: () =>
      call("POST", "/api/v1/cart/lines", { lines: [{ item_id: line.variant_id, quantity: line.quantity }] }),
    units: line.quantity,
    lineId: null,
    news: `${line.title} is back in your cart.`,
  });
}

export function setCodes(codes: readonly string[]): Promise<void> {
  return enqueue({
    apply: withCodes(codes),
    send: () => call("PUT", "/api/v1/cart/codes", { codes }),
    units: 0,
    lineId: null,
    news: "Your codes were looked at.",
  });
}

/** The shopper has read what changed. */
export async function acknowledgeChanges(): Promise<void> {
  const answer = await call<CartView>("POST", "/api/v1/cart/prices");
  if (answer.ok) takeCart(answer.value);
}

export function forgetProblem(): void {
  if (state.problem) show({ problem: null });
}

/** Shown at once, sent in order: the answer of the last call is the whole cart. */
function enqueue(change: Change): Promise<void> {
  waiting = [...waiting, change];
  age += 1;
  show({ problem: null });
  sending = sending.then(() => settle(change));
  return sending;
}

async function settle(change: Change): Promise<void> {
  const answer = await change.send();
  waiting = waiting.filter((other) => other !== change);
  if (answer.ok) {
    confirmed = answer.value;
    confirmedCount = answer.value.count;
    show({ news: change.news });
    return;
  }
  const { code, detail } = answer;
  // The picture falls back to what the shop last said, and says why.
  const removed = state.removed?.id === change.lineId ? null : state.removed;
  show({ problem: { code, detail, lineId: change.lineId }, removed });
}

function show(news: Partial<CartState>): void {
  const cart = confirmed && waiting.reduce((seen, change) => change.apply(seen), confirmed);
  const count = cart?.count ?? confirmedCount + waiting.reduce((units, change) => units + change.units, 0);
  const coming = cart ? [] : waiting.flatMap(({ thing }) => thing ?? []);
  state = { ...state, ...news, cart, count: Math.max(0, count), coming, busy: waiting.length > 0 };
  for (const listener of listeners) listener();
}
