"use client";
import type { PackingOrder } from "@/lib/views/contract";
import { type Here, lasted, many } from "../format";
import { usePicked } from "./picked";

interface ListProps {
  readonly orders: readonly PackingOrder[];
  readonly open: string;
  readonly address: string;
  readonly here: Here;
  readonly onOpen: (id: string) => void;
}

/** Every order of the page, the one that waits longest first, each a press away. */
export function QueueList({ orders, open, address, here, onOpen }: ListProps) {
  return (
    <section aria-label="Waiting" className="min-w-0">
      <h2 className="mb-2 font-semibold">Waiting</h2>
      <ol className="border-line border-t">
        {orders.map((order) => (
          <li key={order.id} className="border-line border-b">
            <a
              href={`${address}${address.includes("?") ? "&" : "?"}order=${order.id}`}
              aria-current={order.id === open ? "true" : undefined}
              className="pack-way row-link"
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(order.id);
              }}
            >
              <span className="min-w-0">
                <span className="block font-semibold">{order.label}</span>
                <span className="block truncate font-normal text-ink-2">{order.name ?? "No name"}</span>
              </span>
              <span className="shrink-0 text-right font-normal text-ink-3">
                <Left order={order} />
                <span className="block">{lasted(order.placedAt, here)}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Left({ order }: { readonly order: PackingOrder }) {
  const { lines } = usePicked(order.id);
  const units = order.lines.reduce((sum, { open }) => sum + open, 0);
  const picked = order.lines.reduce((sum, { id, open }) => sum + Math.min(lines[id] ?? 0, open), 0);
  return (
    <span className="block tabular-nums">
      {picked > 0 ? `${picked} of ${many(units, "unit")}` : many(units, "unit")}
    </span>
  );
}
