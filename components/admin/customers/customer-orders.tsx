import Link from "next/link";
import type { DeskCustomer } from "@/lib/views/contract";
import type { Here } from "../format";
import { Amount } from "../parts/amount";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { orderStateWords, paymentStatusWords, shippingWord } from "../words";

/** The newest orders of a customer, each a way to its own page. */
export function CustomerOrders({
  orders,
  here,
}: {
  readonly orders: DeskCustomer["lastOrders"];
  readonly here: Here;
}) {
  if (orders.length === 0) return <p className="text-ink-3">None that was placed.</p>;
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Orders</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col" className="max-sm:hidden">
            Placed
          </th>
          <th scope="col" className="max-sm:hidden">
            Payment
          </th>
          <th scope="col">Fulfilment</th>
          <th scope="col" className="figure">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <Link
                href={`/admin/orders/${order.id}`}
                prefetch={false}
                className="row-link whitespace-nowrap"
              >
                {order.label}
              </Link>
              {order.asGuest && <span className="ml-2 text-ink-3">as a guest</span>}
              <span className="block text-ink-3 sm:hidden">
                <Time at={order.at} here={here} />
              </span>
            </th>
            <td className="text-ink-2 max-sm:hidden">
              <Time at={order.at} here={here} />
            </td>
            <td className="max-sm:hidden">
              <Status
                plain
                of={
                  order.money && order.state !== "canceled"
                    ? paymentStatusWords[order.money.payment]
                    : orderStateWords[order.state]
                }
              />
            </td>
            <td>
              <Status of={shippingWord(order.state, order.fulfilment)} />
            </td>
            <td className="figure">
              {order.money && <Amount amount={order.money.total} currency={order.money.currency} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
