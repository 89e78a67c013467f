"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { PackingOrder } from "@/lib/views/contract";
import { Unsaved } from "../form/unsaved";
import type { Submit } from "../form/use-submit";
import type { Here } from "../format";
import type { ShipValues } from "../orders/ship-panel";
import { Empty } from "../parts/empty";
import { Key } from "../parts/key";
import { type Refusal, refusalWords } from "../refusal-words";
import { PackingCard } from "./packing-card";
import { newParcel, type Parcel } from "./parcel-form";
import { QueueList } from "./queue-list";

interface QueueProps {
  readonly orders: readonly PackingOrder[];
  /** The order that stands open, where its address names one. */
  readonly open: string | null;
  readonly here: Here;
  /** The page's own address, and that of what comes after these orders. */
  readonly address: string;
  readonly next: string | null;
  /** Where the queue begins, unless this is it. */
  readonly first: string | null;
  readonly ship: Submit<ShipValues> | null;
  readonly readsLetters: boolean;
}

/**
 * Orders to pack, one at a time: ship one and the next stands there. The others are in a list beside it, on a phone
 * below it. Which one is open is in the address, so that a reload comes back to it.
 */
export function PackingQueue({ orders, open, here, address, next, first, ship, readsLetters }: QueueProps) {
  const [chosen, setChosen] = useState(open);
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [meanwhile, setMeanwhile] = useState<{ label: string; words: string } | null>(null);
  // By order, so that a look at another one loses no number.
  const [parcels, setParcels] = useState<Readonly<Record<string, Parcel>>>({});
  const head = useRef<HTMLHeadingElement>(null);
  // What left whole never comes back: it goes at once, and the page is read again behind it.
  const waiting = orders.filter(({ id }) => !sent.has(id));
  const at = Math.max(
    0,
    waiting.findIndex(({ id }) => id === chosen),
  );
  const order = waiting[at];
  const parcelOf = (one: PackingOrder) => parcels[one.id] ?? newParcel(one);
  const isTyped = (one: PackingOrder) => {
    const [typed, begun] = [parcelOf(one), newParcel(one)];
    return typed.number.trim() !== begun.number || typed.carrier.trim() !== begun.carrier;
  };

  // Only the browser's bar, and again after each reading, which writes it too. The router must not hear of it: an address
  // that it did not fetch itself throws away the reading under way, and the next one ends in a full load of the page.
  useEffect(() => {
    const query = address.includes("?") ? "&" : "?";
    const shown = chosen ? `${address}${query}order=${chosen}` : address;
    if (window.location.pathname + window.location.search !== shown)
      window.history.replaceState(window.history.state, "", shown);
  });

  function show(id: string | null): void {
    flushSync(() => setChosen(id));
    // Of the last one nothing is left to stand on but the page.
    (head.current ?? document.getElementById("main"))?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  function shipped(isWhole: boolean): void {
    const following = waiting[at + 1] ?? waiting[at - 1];
    setMeanwhile(null);
    if (order) setParcels((all) => ({ ...all, [order.id]: newParcel(order) }));
    if (isWhole && order) setSent(new Set([...sent, order.id]));
    show(following && (isWhole || following.id !== order?.id) ? following.id : null);
  }

  if (!order) return <Packed onwards={next ?? first} />;
  return (
    <>
      <Unsaved when={waiting.some(isTyped)} />
      <div role="alert" className="empty:hidden">
        {meanwhile && (
          <p className="mb-4 border-bad border-l-2 py-0.5 pl-3">
            <strong className="font-semibold">{meanwhile.label}:</strong> {meanwhile.words}
          </p>
        )}
      </div>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0">
          <nav aria-label="Orders to pack" className="mb-4 flex items-center justify-between gap-3">
            <button
              type="button"
              className="btn pack-turn"
              disabled={at === 0}
              onClick={() => show(waiting[at - 1]!.id)}
              data-key="p"
              data-key-name="The order before"
            >
              ← Previous
              <Key of="P" />
            </button>
            <p className="text-center text-ink-2 tabular-nums">
              {at + 1} of {waiting.length}
              {next && " on this page"}
            </p>
            <button
              type="button"
              className="btn pack-turn"
              disabled={at === waiting.length - 1}
              onClick={() => show(waiting[at + 1]!.id)}
              data-key="n"
              data-key-name="The next order"
            >
              Next →
              <Key of="N" />
            </button>
          </nav>
          <PackingCard
            key={order.id}
            order={order}
            here={here}
            head={head}
            parcel={parcelOf(order)}
            onParcel={(parcel) => setParcels((all) => ({ ...all, [order.id]: parcel }))}
            ship={ship}
            readsLetters={readsLetters}
            onShipped={shipped}
            onMeanwhile={(refusal) => setMeanwhile({ label: order.label, words: meanwhileWords(refusal) })}
          />
        </div>
        <QueueList orders={waiting} open={order.id} address={address} here={here} onOpen={show} />
      </div>
    </>
  );
}

/** Every order of the page has left. Whether others wait is on the page that follows, or the first. */
function Packed({ onwards }: { readonly onwards: string | null }) {
  return (
    <Empty title={onwards ? "This page is packed." : "Nothing waits to be sent."}>
      {onwards ? (
        <Link href={onwards} className="btn btn-first pack-go mt-3">
          Go on with the next orders
        </Link>
      ) : (
        <p>All of it has left. New orders come in here by themselves.</p>
      )}
    </Empty>
  );
}

/** What happened to an order while it was being packed, and what to do with what lies in the parcel. */
function meanwhileWords(refusal: Refusal): string {
  const { code, detail } = refusal;
  if (code === "address_changed") return refusalWords(refusal);
  if (code !== "more_than_open")
    return "it was cancelled while you packed it. Nothing was sent: put everything back on the shelf.";
  return detail.open === 0
    ? "somebody else has shipped this meanwhile. Yours was not recorded: put what you picked back on the shelf."
    : `somebody else has shipped a part of it meanwhile. Yours was not recorded: only ${String(detail.open)} of one thing ${detail.open === 1 ? "is" : "are"} left. Look what is left, and put the rest back.`;
}
