"use client";
import type { PackingOrder } from "@/lib/views/contract";
import { type Here, lasted, many } from "../format";
import { Status } from "../parts/status";
import { usePicked } from "./picked";
import { Standing } from "./standing";

interface ListProps {
  readonly orders: readonly PackingOrder[];
  readonly open: string;
  readonly address: string;
  readonly here: Here;
  readonly onOpen: (id: string) => void;
}

/** Every order of the page in its order, each a press away. */
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
              data-stays=""
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(order.id);
              }}
            >
              <span className="flex justify-between gap-3">
                <span className="font-semibold">{order.label}</span>
                <Left order={order} />
              </span>
              <span className="flex justify-between gap-3 font-normal">
                <span className="min-w-0 truncate text-ink-2">{order.name ?? "No name"}</span>
                <span className="shrink-0 text-ink-3">{lasted(order.since, here)}</span>
              </span>
              {(order.standing || order.hasLetter) && (
                <span className="flex flex-wrap gap-x-4 font-normal text-ink-2">
                  {order.standing && <Standing of={order.standing} />}
                  {order.hasLetter && <Status of={{ word: "Message", tone: "wait" }} />}
                </span>
              )}
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
    <span className="font-normal text-ink-3 tabular-nums">
      {picked > 0 ? `${picked} of ${many(units, "unit")}` : many(units, "unit")}
    </span>
  );
}
