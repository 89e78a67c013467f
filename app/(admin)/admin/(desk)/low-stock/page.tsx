import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { StockPanel } from "@/components/admin/products/stock-panel";
import { LowStockTable } from "@/components/admin/stock/low-stock-table";
import { locations } from "@/lib/inventory";
import { readConfigVersion } from "@/lib/shop";
import { lowStock, lowStockSchema } from "@/lib/views";
import { LOW, type LowStockRow } from "@/lib/views/contract";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { count } from "../products/actions";

const path = "/admin/low-stock";

/** What runs out: the rows behind the number on the page of today. */
export default deskPage(
  { permission: "products.read", path, query: lowStockSchema },
  async (desk, { query: { show, after } }) => {
    const [{ rows, next }, places] = await Promise.all([
      lowStock(desk.ctx, { show, after }),
      readConfigVersion(desk.ctx).then((version) => locations(desk.ctx, version)),
    ]);
    const name = ({ title, variantTitle }: LowStockRow) => [title, variantTitle].filter(Boolean).join(", ");
    return (
      <>
        <PageHead title="Low stock" back={{ href: "/admin/products", name: "Products" }} />
        <Tabs
          label="Which of them"
          here={addressOf(path, { show })}
          tabs={[
            { name: `${LOW} or fewer`, href: path },
            { name: "Sold out", href: addressOf(path, { show: "sold_out" }) },
          ]}
        />
        {rows.length > 0 ? (
          <LowStockTable
            rows={rows}
            count={
              desk.may("stock.write")
                ? (row) => (
                    <StockPanel
                      productId={row.productId}
                      variant={{ id: row.id, title: row.variantTitle, sku: row.sku, stock: row.stock }}
                      about={name(row)}
                      locations={places}
                      count={count}
                    />
                  )
                : null
            }
          />
        ) : (
          <Empty title={show ? "Nothing is sold out." : "Nothing runs out."}>
            <p>
              A variant on sale stands here as soon as {LOW} or fewer of it can be sold: what lies on the
              shelf less what is in orders that are being paid or are not sent yet.
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
