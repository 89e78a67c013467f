"use client";
import type { ReactNode } from "react";
import { addressLines } from "@/components/order/place-lines";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { OrderLook } from "@/lib/views/contract";
import { countryName, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Facts } from "../parts/facts";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { QuickLooks } from "../rows/quick-look";
import { orderStateWords, paymentStatusWords, shippingWord } from "../words";

interface LooksProps {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly here: Here;
  readonly children: ReactNode;
}

/** Around the order list: a look at one without leaving it. */
export function OrderLooks({ rows, here, children }: LooksProps) {
  return (
    <QuickLooks<OrderLook>
      rows={rows}
      source={(id) => `/admin/orders/${id}/look`}
      page={(id) => `/admin/orders/${id}`}
      view={(order) => <Look order={order} here={here} />}
    >
      {children}
    </QuickLooks>
  );
}

function Look({ order, here }: { readonly order: OrderLook; readonly here: Here }) {
  const { money, delivery } = order;
  return (
    <div className="flex flex-col gap-5">
      {order.problems > 0 && (
        <p className="border-bad border-l-2 py-0.5 pl-3 text-bad">
          {many(order.problems, "problem")} open about it.
        </p>
      )}
      <Facts
        of={[
          ["Status", <Status key="s" of={orderStateWords[order.state]} />],
          ["Fulfilment", <Status key="f" of={shippingWord(order.state, order.fulfilment)} />],
          money && ["Payment", <Status key="p" of={paymentStatusWords[money.status]} />],
          money && ["Total", <Amount key="a" amount={money.total} currency={money.currency} strong />],
          money !== null &&
            money.refunded > 0 && [
              "Refunded",
              <Amount key="r" amount={money.refunded} currency={money.currency} />,
            ],
          [
            order.placedAt ? "Placed" : "Started",
            <Time key="t" at={order.placedAt ?? order.createdAt} here={here} as="full" />,
          ],
          order.name !== null && ["Customer", order.name],
          order.email !== null && ["E-mail", order.email],
          order.phone !== null && ["Telephone", order.phone],
          delivery !== null && [
            "Goes to",
            addressLines(delivery, { [delivery.address_country]: countryName(delivery.address_country) }).map(
              (line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ),
            ),
          ],
          order.promise !== null && [
            "Travels by",
            [order.promise.title, order.promise.carrier].filter(Boolean).join(", "),
          ],
        ]}
      />
      <ul className="border-line border-t">
        {order.lines.map((line) => (
          <li key={line.id} className="flex items-center gap-3 border-line border-b py-2">
            <Thumb
              src={line.pictureKey && pictureAddress(line.pictureKey)}
              width={32}
              className="h-10 w-8 shrink-0"
            />
            <span className="min-w-0 flex-1">
              {line.title}
              <span className="block text-ink-3">
                {[line.variantTitle, line.sku].filter(Boolean).join(", ")}
              </span>
            </span>
            <span className="shrink-0 text-right tabular-nums">
              × {line.quantity}
              {line.open > 0 && <span className="block text-ink-3">{line.open} to ship</span>}
            </span>
          </li>
        ))}
      </ul>
      {order.buyerNote && <Words title="What they wrote to us">{order.buyerNote}</Words>}
      {order.notes.length > 0 && (
        <section aria-label="Notes of staff">
          <h3 className="mb-1 font-semibold">Notes of staff</h3>
          <ul className="flex flex-col gap-2">
            {order.notes.map((note) => (
              <li key={note.id}>
                <p className="whitespace-pre-line">{note.text}</p>
                <p className="text-ink-3">
                  <Time at={note.at} here={here} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Words({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <p className="whitespace-pre-line">{children}</p>
    </section>
  );
}
