import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";

/** 403: somebody of the staff, but not for this. */
export default function Forbidden() {
  return (
    <>
      <PageHead title="Not for your role" />
      <Empty title="Your role does not open this page.">
        <p>If you need it for your work, ask the owner of the shop: roles are changed in a minute.</p>
      </Empty>
    </>
  );
}
