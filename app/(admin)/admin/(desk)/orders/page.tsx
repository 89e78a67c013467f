import { OrderFilters } from "@/components/admin/orders/order-filters";
import { OrderTable } from "@/components/admin/orders/order-table";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { savedViews } from "@/lib/desk";
import { type OrderListInput, orderList, orderListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/orders";
const address = (input: OrderListInput) => addressOf(path, input);

/** Every order, by any filter, in its address. */
export default deskPage(
  { permission: "orders.read", path, query: orderListSchema },
  async (desk, { query }) => {
    const [{ rows, next }, own] = await Promise.all([
      orderList(desk.ctx, query, desk.sees, desk.here.zone),
      savedViews(desk.ctx, desk.staff.id, "orders"),
    ]);
    const isFiltered = Object.entries(query).some(
      ([name, value]) => value && name !== "scope" && name !== "after",
    );
    return (
      <>
        <PageHead title="Orders" />
        <ViewTabs
          label="Which orders"
          list="orders"
          path={path}
          here={address({ ...query, after: undefined })}
          own={own}
          keep={keep}
          forget={forget}
          known={[
            { name: "Placed", href: path },
            { name: "To ship", href: address({ fulfilment: "to_ship" }) },
            ...(desk.sees.money ? [{ name: "Refunded", href: address({ payment: "refunded" }) }] : []),
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
