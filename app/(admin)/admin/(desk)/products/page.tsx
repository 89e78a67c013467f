import Link from "next/link";
import { RunView } from "@/components/admin/bulk/run-view";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyProducts } from "@/components/admin/parts/empty-words";
import { Key } from "@/components/admin/parts/key";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { SortChoice } from "@/components/admin/parts/sort-choice";
import { BulkBar } from "@/components/admin/products/bulk/bulk-bar";
import { ProductFilters } from "@/components/admin/products/product-filters";
import { ProductLooks } from "@/components/admin/products/product-looks";
import { ProductTable } from "@/components/admin/products/product-table";
import { Chooser } from "@/components/admin/rows/chooser";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { MOST_CHOSEN } from "@/lib/assortment";
import { allPriceLists, liveCollections } from "@/lib/catalog";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import { allMarkets } from "@/lib/shop";
import { productChoices, productList, productListSchema } from "@/lib/views";
import type { ProductListInput } from "@/lib/views/contract";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";
import { previewChange, saveRow } from "./actions";

const path = "/admin/products";
const query = productListSchema.extend({ columns: columnsSchema("products") });

/** The catalogue, last changed first or by title: looked through, and changed one by one or many at once. */
export default deskPage({ permission: "products.read", path, query }, async (desk, { query: asked }) => {
  const { columns: chosen, ...input } = asked;
  const without = desk.may("prices.read") ? [] : (["price"] as const);
  const columns = columnsOf("products", chosen, without);
  const mayWrite = desk.may("products.write");
  const mayPrice = mayWrite && desk.may("prices.write");
  const [lists, markets] = await Promise.all([allPriceLists(desk.ctx), allMarkets(desk.ctx)]);
  // One list is shown: the one that most of the shop sees.
  const first = markets.find((market) => market.isDefault) ?? markets[0];
  const list = columns.has("price") ? (lists.find(({ id }) => id === first?.priceListId) ?? null) : null;
  const [found, choices, own, collections] = await Promise.all([
    productList(desk.ctx, input, list?.id ?? null),
    productChoices(desk.ctx),
    savedViews(desk.ctx, desk.staff.id, "products"),
    mayWrite ? liveCollections(desk.ctx) : [],
  ]);
  // A cursor that nobody was given begins at the top.
  const { rows, next } = found.ok ? found.value : { rows: [], next: null };
  const isFiltered = Object.entries(input).some(
    ([name, value]) => value && name !== "status" && name !== "sort" && name !== "cursor",
  );
  const here = addressOf(path, { ...asked, cursor: undefined });
  const sorted = (sort: ProductListInput["sort"]) => addressOf(path, { ...asked, sort, cursor: undefined });
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
      <ProductFilters
        input={input}
        columns={chosen}
        choices={choices}
        markets={markets.map(({ code, name }) => ({ code, name }))}
        address={(change) => addressOf(path, { ...asked, ...change })}
        beside={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SortChoice
              now={input.sort ?? "changed"}
              orders={[
                { name: "changed", word: "Last changed", href: sorted(undefined) },
                { name: "title", word: "Title", href: sorted("title") },
              ]}
            />
            <ColumnChoice
              list="products"
              path={path}
              shown={columns}
              without={without}
              within={{ ...input, cursor: undefined }}
            />
          </span>
        }
      />
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
      ) : isFiltered ? (
        <Empty title="No product fits.">
          <p>Titles are found by any piece of them, SKUs by the whole. Take a filter off to see more.</p>
        </Empty>
      ) : input.status ? (
        <EmptyTab of={emptyProducts[input.status]} />
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
