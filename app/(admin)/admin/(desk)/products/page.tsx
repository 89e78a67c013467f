import Link from "next/link";
import { z } from "zod";
import { Empty } from "@/components/admin/parts/empty";
import { FindForm } from "@/components/admin/parts/find-form";
import { Key } from "@/components/admin/parts/key";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { ProductTable } from "@/components/admin/products/product-table";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { adminProducts, adminProductsSchema } from "@/lib/catalog";
import { savedViews } from "@/lib/desk";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/products";
const query = z.object({
  status: adminProductsSchema.shape.status.catch(undefined),
  query: adminProductsSchema.shape.query.catch(undefined),
  cursor: adminProductsSchema.shape.cursor.catch(undefined),
});

/** The catalogue, last changed first. */
export default deskPage({ permission: "products.read", path, query }, async (desk, { query: asked }) => {
  const [found, own] = await Promise.all([
    adminProducts(desk.ctx, asked),
    savedViews(desk.ctx, desk.staff.id, "products"),
  ]);
  // A cursor that nobody was given begins at the top.
  const { rows, next } = found.ok ? found.value : { rows: [], next: null };
  return (
    <>
      <PageHead title="Products">
        {desk.may("products.write") && (
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
        here={addressOf(path, { ...asked, cursor: undefined })}
        own={own}
        keep={keep}
        forget={forget}
        known={[
          { name: "All", href: path },
          { name: "Active", href: addressOf(path, { status: "active" }) },
          { name: "Drafts", href: addressOf(path, { status: "draft" }) },
          { name: "Archived", href: addressOf(path, { status: "archived" }) },
        ]}
      />
      <FindForm
        path={path}
        name="query"
        value={asked.query}
        label="A piece of the title, or a whole SKU"
        keyName="Find a product"
        maxLength={200}
        within={{ status: asked.status }}
      />
      {rows.length > 0 ? (
        <ProductTable rows={rows} here={desk.here} />
      ) : asked.query || asked.status ? (
        <Empty title="No product fits.">
          <p>Titles are found by any piece of them, SKUs by the whole.</p>
        </Empty>
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
      <Pager
        next={next && addressOf(path, { ...asked, cursor: next })}
        first={asked.cursor ? addressOf(path, { ...asked, cursor: undefined }) : null}
      />
    </>
  );
});
