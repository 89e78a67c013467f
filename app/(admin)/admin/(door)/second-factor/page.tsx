import { redirect } from "next/navigation";
import { EnrolFirst } from "@/components/admin/account/enrol-first";
import { Identity } from "@/components/admin/account/identity";
import { roleNames } from "@/components/admin/words";
import { currentStanding } from "@/lib/web/page";
import * as actions from "../../account-actions";

/** For whoever must set up a second factor before the desk opens. */
export default async function SecondFactorPage() {
  const standing = await currentStanding();
  if (!standing) redirect("/admin/sign-in?next=/admin/second-factor");
  return (
    <>
      <title>Second factor · Desk</title>
      <h1 className="mb-2 font-semibold text-[1.375rem] tracking-[-0.012em]">Set up a second factor</h1>
      <p className="mb-6 text-ink-2">
        {standing.mustEnrol
          ? `In this shop the role ${roleNames[standing.staff.role].toLowerCase()} needs one. It takes two minutes, and keeps whoever learns your password out.`
          : "You have one now."}
      </p>
      <EnrolFirst actions={{ ...actions }} isDone={!standing.mustEnrol} />
      <form method="post" action="/admin/session/end" className="mt-8">
        <button type="submit" className="btn btn-bare">
          Sign out
        </button>
      </form>
      <Identity actions={{ ...actions }} />
    </>
  );
}
