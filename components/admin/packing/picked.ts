"use client";
import { useSyncExternalStore } from "react";

/** Units of each order line that lie in the parcel already. */
export type PickedLines = Readonly<Record<string, number>>;
interface Kept {
  /** When it was last touched, in milliseconds: the oldest go first. */
  readonly at: number;
  readonly lines: PickedLines;
}
type Picked = Readonly<Record<string, Kept>>;

const STORED = "desk-picked";
/** More orders than somebody has begun at once. */
const MOST_ORDERS = 60;
const nothing: Picked = {};
const listeners = new Set<() => void>();
/** What the storage said last, and what it means: the same text is the same value. */
let known: { readonly text: string | null; readonly value: Picked } = { text: null, value: nothing };
/** Where a browser keeps nothing, ticks live as long as the page. */
let isKept = true;

/**
 * What was ticked off of an order, on this device alone: it outlives a reload and is nobody else's business. Shipping is
 * what records anything.
 */
export function usePicked(orderId: string) {
  const all = useSyncExternalStore(listen, read, () => nothing);
  return {
    lines: all[orderId]?.lines ?? {},
    isKept,
    pick: (change: PickedLines) => write(orderId, { ...read()[orderId]?.lines, ...change }),
    forget: () => write(orderId, null),
  };
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  // Another tab of this device ticked something off.
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

function read(): Picked {
  if (!isKept) return known.value;
  try {
    const text = localStorage.getItem(STORED);
    if (text !== known.text) known = { text, value: parsed(text) };
  } catch {
    isKept = false;
  }
  return known.value;
}

/** Whatever stands there may be old or somebody else's: what does not look like ticks counts as none. */
function parsed(text: string | null): Picked {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return nothing;
    return Object.fromEntries(
      Object.entries(value as Picked).filter(
        ([, kept]) => Number.isFinite(kept?.at) && Object.values(kept.lines ?? {}).every(Number.isInteger),
      ),
    );
  } catch {
    return nothing;
  }
}

function write(orderId: string, lines: PickedLines | null): void {
  const { [orderId]: _, ...others } = read();
  const newest = Object.entries(others)
    .sort(([, one], [, other]) => other.at - one.at)
    .slice(0, MOST_ORDERS - 1);
  const value: Picked = {
    ...Object.fromEntries(newest),
    ...(lines ? { [orderId]: { at: Date.now(), lines } } : {}),
  };
  const text = JSON.stringify(value);
  known = { text, value };
  try {
    localStorage.setItem(STORED, text);
  } catch {
    isKept = false;
  }
  for (const changed of listeners) changed();
}
