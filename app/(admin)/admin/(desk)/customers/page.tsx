import { CustomerFilters } from "@/components/admin/customers/customer-filters";
import { CustomerTable } from "@/components/admin/customers/customer-table";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyCustomers } from "@/components/admin/parts/empty-words";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { SortChoice } from "@/components/admin/parts/sort-choice";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import { allMarkets } from "@/lib/shop";
import { customerList, customerListSchema } from "@/lib/views";
import { type CustomerListInput, canSortCustomers, customerOrder } from "@/lib/views/contract";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/customers";
const query = customerListSchema.extend({ columns: columnsSchema("customers") });

/** Everybody with an account, who ordered last first. Guests have orders and no row here. */
export default deskPage({ permission: "customers.read", path, query }, async (desk, { query: asked }) => {
  const { columns: chosen, ...input } = asked;
  const without = desk.sees.money ? [] : (["spent"] as const);
  const columns = columnsOf("customers", chosen, without);
  const here = addressOf(path, { ...asked, after: undefined });
  const sorted = (sort: CustomerListInput["sort"]) => addressOf(path, { ...asked, sort, after: undefined });
  const tab = (name: string, standing?: string) => ({
    name,
    href: addressOf(path, { standing, columns: chosen }),
  });
  const [{ rows, next }, markets, own] = await Promise.all([
    customerList(desk.ctx, input, desk.sees, desk.here.zone),
    allMarkets(desk.ctx),
    savedViews(desk.ctx, desk.staff.id, "customers"),
  ]);
  return (
    <>
      <PageHead title="Customers" />
      <ViewTabs
        label="Which customers"
        list="customers"
        path={path}
        here={here}
        own={own}
        keep={keep}
        forget={forget}
        known={[tab("All"), tab("E-mail not confirmed", "unproven"), tab("Closed", "closed")]}
      />
      <CustomerFilters
        input={input}
        columns={chosen}
        languages={[...new Set(markets.map(({ locale }) => locale))]}
        address={(change) => addressOf(path, { ...asked, ...change })}
        beside={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {canSortCustomers(input) && (
              <SortChoice
                now={customerOrder(input)}
                orders={[
                  { name: "last_order", word: "Last order", href: sorted(undefined) },
                  { name: "newest", word: "Newest", href: sorted("newest") },
                ]}
              />
            )}
            <ColumnChoice
              list="customers"
              path={path}
              shown={columns}
              without={without}
              within={{ ...input, after: undefined }}
            />
          </span>
        }
      />
      {rows.length > 0 ? (
        <CustomerTable rows={rows} here={desk.here} columns={columns} />
      ) : input.q ? (
        <Empty title="Nobody fits.">
          <p>
            Who never signed up has orders and no account: look{" "}
            <a href={addressOf("/admin/orders", { q: input.q })} className="underline underline-offset-4">
              among the orders
            </a>
            .
          </p>
        </Empty>
      ) : input.language || input.ordered ? (
        <Empty title="Nobody fits.">
          <p>Take a filter off to see more.</p>
        </Empty>
      ) : input.standing ? (
        <EmptyTab of={emptyCustomers[input.standing]} />
      ) : (
        <Empty title="No customers yet.">
          <p>Whoever signs up stands here. Nobody has to: guests buy without an account.</p>
        </Empty>
      )}
      <Pager next={next && addressOf(path, { ...asked, after: next })} first={asked.after ? here : null} />
    </>
  );
});
