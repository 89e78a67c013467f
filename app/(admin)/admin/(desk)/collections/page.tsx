import Link from "next/link";
import { CollectionTable } from "@/components/admin/collections/collection-table";
import { Empty } from "@/components/admin/parts/empty";
import { Key } from "@/components/admin/parts/key";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { deskCollections } from "@/lib/views";
import { deskPage } from "../../desk-page";
import { order } from "./actions";

/** Collections: products chosen by hand for one thought. */
export default deskPage({ permission: "products.read", path: "/admin/collections" }, async (desk) => {
  const all = await deskCollections(desk.ctx);
  const live = all.filter((row) => !row.archived);
  const archived = all.filter((row) => row.archived);
  const mayWrite = desk.may("products.write");
  return (
    <>
      <PageHead title="Collections">
        {mayWrite && (
          <Link
            href="/admin/collections/new"
            className="btn btn-first"
            data-key="c"
            data-key-name="New collection"
          >
            New collection
            <Key of="C" />
          </Link>
        )}
      </PageHead>
      {live.length > 0 ? (
        <CollectionTable rows={live} order={mayWrite ? order : null} />
      ) : (
        <Empty title="No collections yet.">
          <p>
            A collection is products chosen by hand for one thought, such as a season or a room, in an order
            that you give them.
          </p>
        </Empty>
      )}
      {archived.length > 0 && (
        <div className="mt-10">
          <Section title="Taken away">
            <CollectionTable rows={archived} order={null} />
          </Section>
        </div>
      )}
    </>
  );
});
