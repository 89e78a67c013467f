import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { LowStockTable } from "@/components/admin/stock/low-stock-table";
import { lowStock, lowStockSchema } from "@/lib/views";
import { LOW } from "@/lib/views/contract";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/low-stock";

/** What runs out: the rows behind the number on the page of today. */
export default deskPage(
  { permission: "products.read", path, query: lowStockSchema },
  async (desk, { query: { show, after } }) => {
    const { rows, next } = await lowStock(desk.ctx, { show, after });
    return (
      <>
        <PageHead title="Low stock" back={{ href: "/admin/products", name: "Products" }} />
        <Tabs
          label="Which of them"
          here={addressOf(path, { show })}
          tabs={[
            { name: `${LOW} or fewer`, href: path },
            { name: "None left", href: addressOf(path, { show: "sold_out" }) },
          ]}
        />
        {rows.length > 0 ? (
          <LowStockTable rows={rows} />
        ) : (
          <Empty title={show ? "Nothing is sold out." : "Nothing runs out."}>
            <p>
              A variant on sale stands here as soon as {LOW} or fewer of it can be sold: what is on the shelf
              less what orders were promised.
            </p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { show, after: next })}
          first={after ? addressOf(path, { show }) : null}
        />
      </>
    );
  },
);
