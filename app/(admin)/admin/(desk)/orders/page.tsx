import { OrderFilters } from "@/components/admin/orders/order-filters";
import { OrderTable } from "@/components/admin/orders/order-table";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { type OrderListInput, orderList, orderListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/orders";
const address = (input: OrderListInput) => addressOf(path, input);

/** Every order, by any filter, in its address. */
export default deskPage(
  { permission: "orders.read", path, query: orderListSchema },
  async (desk, { query }) => {
    const { rows, next } = await orderList(desk.ctx, query, desk.sees, desk.here.zone);
    const isFiltered = Object.entries(query).some(
      ([name, value]) => value && name !== "scope" && name !== "after",
    );
    return (
      <>
        <PageHead title="Orders" />
        <Tabs
          label="Which orders"
          here={
            isFiltered ? "" : addressOf(path, { scope: query.scope === "placed" ? undefined : query.scope })
          }
          tabs={[
            { name: "Placed", href: path },
            { name: "Not finished", href: address({ scope: "unfinished" }) },
            { name: "All", href: address({ scope: "all" }) },
          ]}
        />
        <OrderFilters
          input={query}
          seesMoney={desk.sees.money}
          seesCustomers={desk.sees.customer}
          address={(change) => address({ ...query, ...change })}
        />
        {rows.length > 0 ? (
          <OrderTable rows={rows} here={desk.here} label="Orders" />
        ) : isFiltered ? (
          <Empty title="No order fits.">
            <p>
              Names and addresses are found by their beginning, a number by all of it. Take a filter off, or
              look{" "}
              <a href={address({ q: query.q, scope: "all" })} className="underline underline-offset-4">
                among all orders
              </a>
              .
            </p>
          </Empty>
        ) : (
          <Empty title="No orders yet.">
            <p>An order stands here from the moment it is paid, or promised to be.</p>
          </Empty>
        )}
        <Pager
          next={next && address({ ...query, after: next })}
          first={query.after ? address({ ...query, after: undefined }) : null}
        />
      </>
    );
  },
);
