import { ImportTable } from "@/components/admin/imports/import-table";
import { UploadForm } from "@/components/admin/imports/upload-form";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Watch } from "@/components/admin/parts/watch";
import { allPriceLists } from "@/lib/catalog";
import { importListSchema, listImports } from "@/lib/imports";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/imports";

/** Bringing products in by file, and every file that came. */
export default deskPage(
  { permission: "imports.run", path, query: importListSchema },
  async (desk, { query: { after } }) => {
    const [lists, { imports, next }] = await Promise.all([
      allPriceLists(desk.ctx),
      listImports(desk.ctx, after),
    ]);
    const isMoving = imports.some(({ state }) => state === "waiting" || state === "running");
    return (
      <>
        <PageHead title="Imports" />
        <Watch live={isMoving} />
        <div className="grid gap-x-12 xl:grid-cols-[19rem_minmax(0,1fr)]">
          <Section title="Bring products in">
            <UploadForm currencies={[...new Set(lists.map((list) => list.currency))]} />
          </Section>
          <Section title="Files so far">
            {imports.length > 0 ? (
              <ImportTable imports={imports} here={desk.here} />
            ) : (
              <Empty title="No file has come yet.">
                <p>
                  Export your products from Shopify as CSV and bring the file in here. Try it first: that
                  reads and checks every row, and changes nothing.
                </p>
              </Empty>
            )}
            <Pager next={next && addressOf(path, { after: next })} first={after ? path : null} />
          </Section>
        </div>
      </>
    );
  },
);
