import Link from "next/link";
import { z } from "zod";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyProducts } from "@/components/admin/parts/empty-words";
import { FindForm } from "@/components/admin/parts/find-form";
import { Key } from "@/components/admin/parts/key";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { BulkBar } from "@/components/admin/products/bulk/bulk-bar";
import { RunView } from "@/components/admin/bulk/run-view";
import { ProductLooks } from "@/components/admin/products/product-looks";
import { ProductTable } from "@/components/admin/products/product-table";
import { Chooser } from "@/components/admin/rows/chooser";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { MOST_CHOSEN } from "@/lib/assortment";
import { adminProducts, adminProductsSchema, allPriceLists, liveCollections } from "@/lib/catalog";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import { allMarkets } from "@/lib/shop";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";
import { previewChange, saveRow } from "./actions";

const path = "/admin/products";
const query = z.object({
  status: adminProductsSchema.shape.status.catch(undefined),
  query: adminProductsSchema.shape.query.catch(undefined),
  cursor: adminProductsSchema.shape.cursor.catch(undefined),
  columns: columnsSchema("products"),
});

/** The catalogue, last changed first: looked through, and changed one by one or many at once. */
export default deskPage({ permission: "products.read", path, query }, async (desk, { query: asked }) => {
  const without = desk.may("prices.read") ? [] : (["price"] as const);
  const columns = columnsOf("products", asked.columns, without);
  const mayWrite = desk.may("products.write");
  const mayPrice = mayWrite && desk.may("prices.write");
  const [lists, markets] = await Promise.all([allPriceLists(desk.ctx), allMarkets(desk.ctx)]);
  // One list is shown: the one that most of the shop sees.
  const first = markets.find((market) => market.isDefault) ?? markets[0];
  const list = columns.has("price") ? (lists.find(({ id }) => id === first?.priceListId) ?? null) : null;
  const [found, own, collections] = await Promise.all([
    adminProducts(desk.ctx, asked, list?.id),
    savedViews(desk.ctx, desk.staff.id, "products"),
    mayWrite ? liveCollections(desk.ctx) : [],
  ]);
  // A cursor that nobody was given begins at the top.
  const { rows, next } = found.ok ? found.value : { rows: [], next: null };
  const { columns: chosen } = asked;
  const here = addressOf(path, { ...asked, cursor: undefined });
  const tab = (name: string, status?: string) => ({
    name,
    href: addressOf(path, { status, columns: chosen }),
  });
  const table = (
    <ProductTable
      rows={rows}
      here={desk.here}
      columns={columns}
      list={list && { id: list.id, currency: list.currency }}
      write={mayWrite ? { save: saveRow, prices: mayPrice } : null}
    />
  );
  return (
    <>
      <PageHead title="Products">
        <Link href="/admin/low-stock" className="btn">
          Low stock
        </Link>
        {mayWrite && (
          <Link href="/admin/products/new" className="btn btn-first" data-key="c" data-key-name="New product">
            New product
            <Key of="C" />
          </Link>
        )}
      </PageHead>
      <ViewTabs
        label="Which products"
        list="products"
        path={path}
        here={here}
        own={own}
        keep={keep}
        forget={forget}
        known={[tab("All"), tab("Active", "active"), tab("Drafts", "draft"), tab("Archived", "archived")]}
      />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-2">
        <FindForm
          path={path}
          name="query"
          value={asked.query}
          label="A piece of the title, or a whole SKU"
          keyName="Find a product"
          maxLength={200}
          within={{ status: asked.status, columns: chosen }}
        />
        <ColumnChoice
          list="products"
          path={path}
          shown={columns}
          without={without}
          within={{ status: asked.status, query: asked.query }}
        />
      </div>
      {mayWrite && <RunView list="products" />}
      {rows.length > 0 ? (
        <ProductLooks rows={rows.map(({ id, title }) => ({ id, name: title }))} here={desk.here}>
          {mayWrite ? (
            <Chooser
              key={here}
              most={MOST_CHOSEN}
              page={rows.map(({ id, title, version }) => ({ id, name: title, version }))}
            >
              {table}
              <BulkBar
                collections={collections.map(({ id, title }) => ({ id, title }))}
                prices={
                  mayPrice
                    ? {
                        lists: lists.map(({ id, name, currency }) => ({ id, name, currency })),
                        preview: previewChange,
                      }
                    : null
                }
              />
            </Chooser>
          ) : (
            table
          )}
        </ProductLooks>
      ) : asked.query ? (
        <Empty title="No product fits.">
          <p>Titles are found by any piece of them, SKUs by the whole.</p>
        </Empty>
      ) : asked.status ? (
        <EmptyTab of={emptyProducts[asked.status]} />
      ) : (
        <Empty title="No products yet.">
          <p>
            Make the first one, or{" "}
            <Link href="/admin/imports" className="underline underline-offset-4">
              import a file from Shopify
            </Link>
            .
          </p>
        </Empty>
      )}
      <Pager next={next && addressOf(path, { ...asked, cursor: next })} first={asked.cursor ? here : null} />
    </>
  );
});
