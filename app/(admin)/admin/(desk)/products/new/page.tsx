import { PageHead } from "@/components/admin/parts/page-head";
import { NewProductForm } from "@/components/admin/products/new-product-form";
import { allPriceLists } from "@/lib/catalog";
import { deskPage } from "../../../desk-page";
import { add } from "../actions";

/** A new product with one variant; options come by import. */
export default deskPage({ permission: "products.write", path: "/admin/products/new" }, async (desk) => {
  const lists = await allPriceLists(desk.ctx);
  return (
    <>
      <PageHead title="New product" back={{ href: "/admin/products", name: "Products" }} />
      <NewProductForm lists={lists.map(({ id, name, currency }) => ({ id, name, currency }))} add={add} />
    </>
  );
});
