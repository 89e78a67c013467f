import { PageHead } from "@/components/admin/parts/page-head";
import { PageForm } from "@/components/admin/settings/page-form";
import { deskPage } from "../../../../desk-page";
import { savePageWords } from "../../actions";

/** A new page of the shop's words. */
export default deskPage({ permission: "settings.write", path: "/admin/settings/pages/new" }, () => (
  <>
    <PageHead title="New page" back={{ href: "/admin/settings/pages", name: "Pages" }} />
    <PageForm page={null} mayWrite save={savePageWords} />
  </>
));
