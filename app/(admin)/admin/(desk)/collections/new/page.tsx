import { NewCollection } from "@/components/admin/collections/new-collection";
import { PageHead } from "@/components/admin/parts/page-head";
import { deskPage } from "../../../desk-page";
import { create } from "../actions";

/** A new collection, whose products are chosen on its page. */
export default deskPage({ permission: "products.write", path: "/admin/collections/new" }, () => (
  <>
    <PageHead title="New collection" back={{ href: "/admin/collections", name: "Collections" }} />
    <NewCollection create={create} />
  </>
));
