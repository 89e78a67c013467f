import { RunView } from "@/components/admin/bulk/run-view";
import { OrderBar } from "@/components/admin/orders/order-bar";
import { OrderFilters } from "@/components/admin/orders/order-filters";
import { OrderLooks } from "@/components/admin/orders/order-looks";
import { OrderTable } from "@/components/admin/orders/order-table";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Chooser } from "@/components/admin/rows/chooser";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import { MOST_SHEETS, type OrderListInput, orderList, orderListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/orders";
const query = orderListSchema.extend({ columns: columnsSchema("orders") });
type Asked = OrderListInput & { readonly columns?: string | undefined };
const address = (input: Asked) => addressOf(path, input);

/** Every order, by any filter, in its address. */
export default deskPage({ permission: "orders.read", path, query }, async (desk, { query: asked }) => {
  const { columns: chosen, ...input } = asked;
  const without = desk.sees.money ? [] : (["payment", "total"] as const);
  const columns = columnsOf("orders", chosen, without);
  const [{ rows, next }, own] = await Promise.all([
    orderList(desk.ctx, input, desk.sees, desk.here.zone),
    savedViews(desk.ctx, desk.staff.id, "orders"),
  ]);
  const isFiltered = Object.entries(input).some(
    ([name, value]) => value && name !== "scope" && name !== "after",
  );
  const here = address({ ...asked, after: undefined });
  const tab = (name: string, narrowed: OrderListInput = {}) => ({
    name,
    href: address({ ...narrowed, columns: chosen }),
  });
  const named = rows.map(({ id, label, version }) => ({ id, name: label, version }));
  const ships = desk.may("orders.ship");
  return (
    <>
      <PageHead title="Orders">
        {desk.sees.money && rows.length > 0 && (
          <a href={addressOf(`${path}/export`, { ...input, after: undefined })} download className="btn">
            Save as CSV
          </a>
        )}
      </PageHead>
      <ViewTabs
        label="Which orders"
        list="orders"
        path={path}
        here={here}
        own={own}
        keep={keep}
        forget={forget}
        known={[
          tab("Placed"),
          tab("To ship", { fulfilment: "to_ship" }),
          ...(desk.sees.money ? [tab("Refunded", { payment: "refunded" })] : []),
          tab("Not placed", { scope: "unfinished" }),
          tab("All", { scope: "all" }),
        ]}
      />
      <OrderFilters
        input={input}
        columns={chosen}
        seesMoney={desk.sees.money}
        seesCustomers={desk.sees.customer}
        address={(change) => address({ ...asked, ...change })}
        beside={
          <ColumnChoice
            list="orders"
            path={path}
            shown={columns}
            without={without}
            within={{ ...input, after: undefined }}
          />
        }
      />
      {ships && <RunView list="orders" />}
      {rows.length > 0 ? (
        <OrderLooks rows={named} here={desk.here}>
          <Chooser key={here} most={MOST_SHEETS} page={named}>
            <OrderTable rows={rows} here={desk.here} label="Orders" columns={columns} chooses />
            <OrderBar ships={ships} />
          </Chooser>
        </OrderLooks>
      ) : isFiltered ? (
        <Empty title="No order fits.">
          <p>
            Names and addresses are found by their beginning, a number by all of it. Take a filter off, or
            look{" "}
            <a href={address({ q: input.q, scope: "all" })} className="underline underline-offset-4">
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
      <Pager next={next && address({ ...asked, after: next })} first={asked.after ? here : null} />
    </>
  );
});
