import { CustomerTable } from "@/components/admin/customers/customer-table";
import { Empty } from "@/components/admin/parts/empty";
import { FindForm } from "@/components/admin/parts/find-form";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { savedViews } from "@/lib/desk";
import { customerList, customerListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/customers";

/** Everybody with an account, who came last first. Guests have orders and no row here. */
export default deskPage(
  { permission: "customers.read", path, query: customerListSchema },
  async (desk, { query }) => {
    const [{ rows, next }, own] = await Promise.all([
      customerList(desk.ctx, query, desk.sees),
      savedViews(desk.ctx, desk.staff.id, "customers"),
    ]);
    return (
      <>
        <PageHead title="Customers" />
        <ViewTabs
          label="Which customers"
          list="customers"
          path={path}
          here={addressOf(path, { ...query, after: undefined })}
          own={own}
          keep={keep}
          forget={forget}
          known={[
            { name: "All", href: path },
            { name: "Address not proven", href: addressOf(path, { standing: "unproven" }) },
            { name: "Closed", href: addressOf(path, { standing: "closed" }) },
          ]}
        />
        <FindForm
          path={path}
          name="q"
          value={query.q}
          label="A piece of the name or the address"
          keyName="Find a customer"
          maxLength={120}
          within={{ standing: query.standing }}
        />
        {rows.length > 0 ? (
          <CustomerTable rows={rows} here={desk.here} />
        ) : query.q || query.standing ? (
          <Empty title="Nobody fits.">
            <p>
              Who never signed up has orders and no account: look{" "}
              <a href={addressOf("/admin/orders", { q: query.q })} className="underline underline-offset-4">
                among the orders
              </a>
              .
            </p>
          </Empty>
        ) : (
          <Empty title="No customers yet.">
            <p>Whoever signs up stands here. Nobody has to: guests buy without an account.</p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { ...query, after: next })}
          first={query.after ? addressOf(path, { ...query, after: undefined }) : null}
        />
      </>
    );
  },
);
