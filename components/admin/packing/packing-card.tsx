"use client";
import Link from "next/link";
import { type Ref, useId } from "react";
import type { PackingOrder } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import { type Here, lasted } from "../format";
import { AddressLines } from "../orders/people";
import type { ShipValues } from "../orders/ship-panel";
import { Key } from "../parts/key";
import { Status } from "../parts/status";
import type { Refusal } from "../refusal-words";
import { fulfilmentWords } from "../words";
import { type Parcel, ParcelForm } from "./parcel-form";
import { PickLine } from "./pick-line";
import { usePicked } from "./picked";
import { Standing } from "./standing";

interface CardProps {
  readonly order: PackingOrder;
  readonly here: Here;
  readonly head: Ref<HTMLHeadingElement>;
  readonly parcel: Parcel;
  readonly onParcel: (parcel: Parcel) => void;
  /** Null for those who do not ship. */
  readonly ship: Submit<ShipValues> | null;
  /** May read what people wrote to the shop. */
  readonly readsLetters: boolean;
  readonly onShipped: (isWhole: boolean) => void;
  readonly onMeanwhile: (refusal: Refusal) => void;
}

/** One order to pack: what they wrote, what to pick, where it goes, and what the parcel is called. */
export function PackingCard(props: CardProps) {
  const { order, here, head, parcel, onParcel, ship, readsLetters, onShipped, onMeanwhile } = props;
  const titleId = useId();
  const { lines, isKept, pick, forget } = usePicked(order.id);
  // Somebody may have sent a part since it was ticked off.
  const picked = Object.fromEntries(order.lines.map(({ id, open }) => [id, Math.min(lines[id] ?? 0, open)]));
  const isAll = order.lines.every(({ id, open }) => picked[id] === open);
  const units = order.lines.reduce((sum, { open }) => sum + open, 0);
  return (
    <article aria-labelledby={titleId} className="pack-card min-w-0">
      <header className="mb-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={titleId} ref={head} tabIndex={-1} className="font-semibold text-[1.25rem] outline-none">
            {order.label}
          </h2>
          <span className="flex flex-wrap gap-x-4">
            {order.standing && <Standing of={order.standing} />}
            <Status of={fulfilmentWords[order.fulfilment]} />
          </span>
        </div>
        <p className="text-ink-2">
          <bdi>{order.name ?? "No name"}</bdi>
          {order.promise && ` · ${order.promise.title}`}
        </p>
        <p className="text-ink-3">Waiting for {lasted(order.since, here)}</p>
      </header>
      {order.hasLetter && (
        <p className="mb-4 border-warn border-l-2 pl-3 font-medium">
          {readsLetters ? (
            <Link
              href={`/admin/inquiries?order=${order.label}`}
              prefetch={false}
              className="link inline-flex min-h-11 items-center"
            >
              A message about this order is not answered
            </Link>
          ) : (
            "A message about this order is not answered: ask before you send it."
          )}
        </p>
      )}
      <Said order={order} />
      <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <section aria-label="What to pick" className="min-w-0">
          <div className="mb-2 flex min-h-11 items-center justify-between gap-4">
            <h3 className="text-ink-3">
              {units} {units === 1 ? "unit" : "units"} to pick
            </h3>
            {ship && units > 1 && (
              <button
                type="button"
                className="btn pack-turn"
                onClick={() =>
                  pick(Object.fromEntries(order.lines.map(({ id, open }) => [id, isAll ? 0 : open])))
                }
                data-key="x"
                data-key-name="Tick all off, or none"
              >
                {isAll ? "Untick all" : "Tick all"}
                <Key of="X" />
              </button>
            )}
          </div>
          <ul className="border-line border-t">
            {order.lines.map((line) => (
              <PickLine
                key={line.id}
                line={line}
                picked={picked[line.id] ?? 0}
                onPick={ship && ((chosen) => pick({ [line.id]: chosen }))}
              />
            ))}
          </ul>
        </section>
        <div className="flex flex-col gap-6">
          <section aria-label="Goes to">
            <h3 className="mb-1 text-ink-3 xl:mb-2 xl:flex xl:min-h-11 xl:items-center">Goes to</h3>
            {order.delivery ? (
              <AddressLines address={order.delivery} />
            ) : (
              <p>Nowhere: no address was given.</p>
            )}
            <p className="mt-2 flex flex-wrap gap-x-5">
              <a
                href={`/admin/orders/${order.id}/packing-list`}
                className="link inline-flex min-h-11 items-center"
              >
                Packing list
              </a>
              <Link
                href={`/admin/orders/${order.id}`}
                prefetch={false}
                className="link inline-flex min-h-11 items-center"
              >
                The whole order
              </Link>
            </p>
          </section>
          {ship && (
            <ParcelForm
              order={order}
              parcel={parcel}
              onChange={onParcel}
              picked={picked}
              isKept={isKept}
              ship={ship}
              onShipped={(sent) => {
                forget();
                onShipped(sent === units);
              }}
              onMeanwhile={onMeanwhile}
            />
          )}
        </div>
      </div>
    </article>
  );
}

/** What the buyer and colleagues wrote for whoever packs. */
function Said({ order }: { readonly order: PackingOrder }) {
  const parts = [
    order.buyerNote && { name: "They wrote", text: order.buyerNote, tone: "border-warn" },
    order.giftMessage && { name: "On the card", text: order.giftMessage, tone: "border-note" },
    ...order.notes.map(({ text }) => ({ name: "Note", text, tone: "border-line-2" })),
  ].filter((part) => part !== null && part !== "");
  if (parts.length === 0) return null;
  return (
    <dl className="mb-4 flex flex-col gap-2.5">
      {parts.map(({ name, text, tone }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand as they are
        <div key={at} className={`border-l-2 pl-3 ${tone}`}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="whitespace-pre-wrap">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
