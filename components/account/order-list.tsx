import type { CustomerOrder } from "@/lib/views/contract";
import { reorderDoor } from "../order/reorder-door";
import { pictureSource } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import { Price } from "../ui/price";
import { Thumb } from "../ui/thumb";

interface OrderListProps {
  readonly orders: readonly CustomerOrder[];
  readonly locale: string;
  readonly timeZone: string;
  /** Where an empty list leads. */
  readonly home: string;
}

export function OrderList({ orders, locale, timeZone, home }: OrderListProps) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  if (orders.length === 0) {
    return (
      <div className="border-t border-line py-8">
        <p className="text-ink-2">None yet. What you order while you are signed in is kept here.</p>
        <a href={home} className={buttonClass("quiet", "mt-5")}>
          Look around
        </a>
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {orders.map((order) => (
        <li key={order.label} className="relative flex items-center gap-5 py-4">
          <div className="hidden w-42 shrink-0 gap-1.5 sm:flex" aria-hidden>
            {order.things.slice(0, 3).map((thing) => (
              <Thumb
                key={thing.title}
                src={thing.pictureKey ? pictureSource(thing.pictureKey) : null}
                width={52}
                className="h-16 w-13"
              />
            ))}
          </div>
          <div className="min-w-0 flex-1">
            <p className="flex justify-between gap-4">
              <a
                href={order.url}
                className="figures font-medium after:absolute after:inset-0 hover:underline underline-offset-4"
              >
                {order.label}
              </a>
              <Price amount={order.total} currency={order.currency} locale={locale} />
            </p>
            <p className="truncate text-small text-ink-2">{order.things.map(counted).join(", ")}</p>
            <div className="flex items-baseline justify-between gap-4">
              <p className="text-small text-ink-3">
                {day.format(order.at)} · {wordFor(order)}
              </p>
              <form action={reorderDoor(order.url)} method="post" className="relative z-10 shrink-0">
                <button type="submit" className={buttonClass("text", "py-1 text-small text-ink-2")}>
                  Order again<span className="sr-only">: {order.label}</span>
                </button>
              </form>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function counted({ title, quantity }: CustomerOrder["things"][number]): string {
  return quantity > 1 ? `${quantity} × ${title}` : title;
}

const sentWords: Readonly<Record<CustomerOrder["sent"], string>> = {
  nothing: "Being packed",
  a_part: "Partly sent",
  all: "Sent",
  delivered: "Delivered",
  nothing_to_send: "Placed",
};

function wordFor({ state, sent }: CustomerOrder): string {
  switch (state) {
    case "awaiting_payment":
      return "Waiting for payment";
    case "payment_pending":
      return "Payment on its way";
    case "canceled":
      return "Cancelled";
    case "placed":
      return sentWords[sent];
  }
}
