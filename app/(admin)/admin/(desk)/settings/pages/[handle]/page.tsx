import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { PageHead } from "@/components/admin/parts/page-head";
import { PageForm } from "@/components/admin/settings/page-form";
import { TakeAway } from "@/components/admin/settings/take-away";
import { pageToEdit } from "@/lib/content";
import { deskPage } from "../../../../desk-page";
import { archivePageWords, savePageWords } from "../../actions";

const handle = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One page of the shop's words. */
export default deskPage(
  { permission: "settings.read", path: "/admin/settings/pages", params: z.object({ handle }) },
  async (desk, { params }) => {
    const page = await pageToEdit(desk.ctx, params.handle);
    if (!page) notFound();
    const mayWrite = desk.may("settings.write");
    return (
      <>
        <PageHead title={page.title} back={{ href: "/admin/settings/pages", name: "Pages" }}>
          {!page.isGone && (
            <Link href={`/pages/${page.handle}`} target="_blank" prefetch={false} className="btn">
              See it in the shop
            </Link>
          )}
          {mayWrite && !page.isGone && (
            <TakeAway handle={page.handle} title={page.title} seen={page.seen} archive={archivePageWords} />
          )}
        </PageHead>
        <PageForm page={page} mayWrite={mayWrite} save={savePageWords} />
      </>
    );
  },
);
