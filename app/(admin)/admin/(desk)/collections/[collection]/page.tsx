import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ArchiveCollection } from "@/components/admin/collections/archive-collection";
import { Collected } from "@/components/admin/collections/collected";
import { EditCollection } from "@/components/admin/collections/edit-collection";
import { RestoreButton } from "@/components/admin/form/restore-button";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { collectionAddress } from "@/components/shop/addresses";
import { deskCollection } from "@/lib/views";
import { deskPage, idParam } from "../../../desk-page";
import { archive, arrange, edit, restore } from "../actions";

/** One collection: what is in it, in which order, and its words. */
export default deskPage(
  { permission: "products.read", path: "/admin/collections", params: z.object({ collection: idParam }) },
  async (desk, { params }) => {
    const collection = await deskCollection(desk.ctx, params.collection);
    if (!collection) notFound();
    const { id, title, handle, description, products, archived } = collection;
    const mayWrite = desk.may("products.write");
    return (
      <>
        <PageHead
          title={title}
          back={{ href: "/admin/collections", name: "Collections" }}
          beside={archived ? <Status of={{ word: "Taken away", tone: "quiet" }} /> : null}
        >
          {!archived && (
            <Link href={collectionAddress("", handle)} className="btn" prefetch={false}>
              See it in the shop
            </Link>
          )}
          {mayWrite && !archived && <ArchiveCollection id={id} title={title} archive={archive} />}
          {mayWrite && archived && <RestoreButton id={id} name={title} restore={restore} />}
        </PageHead>
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <Section title="Products">
            {mayWrite ? (
              <Collected collection={{ id, products }} arrange={arrange} />
            ) : (
              <ol className="list-decimal pl-6">
                {products.map((product) => (
                  <li key={product.id} className="py-1">
                    <Link
                      href={`/admin/products/${product.id}`}
                      prefetch={false}
                      className="inline-flex min-h-6 items-center underline-offset-4 hover:underline"
                    >
                      {product.title}
                    </Link>
                  </li>
                ))}
                {products.length === 0 && <p className="-ml-6 text-ink-3">Nothing in it yet.</p>}
              </ol>
            )}
          </Section>
          <Section title="Words">
            {mayWrite ? (
              <EditCollection collection={collection} edit={edit} />
            ) : (
              <p className="whitespace-pre-line text-ink-2">{description || "No description."}</p>
            )}
          </Section>
        </div>
      </>
    );
  },
);
