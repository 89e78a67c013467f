import { Empty } from "@/components/admin/parts/empty";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { FailingJobs } from "@/components/admin/problems/failing-jobs";
import { Identities } from "@/components/admin/problems/identities";
import { ProblemList } from "@/components/admin/problems/problem-list";
import { permissionsOf } from "@/lib/auth";
import { failingJobs } from "@/lib/platform/worker-failing";
import { deskProblems, problemListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { resend } from "../messages/actions";
import { again, now, prove, resolve } from "./actions";

const path = "/admin/problems";

/** What needs a decision with what to do next, what is still being tried, and whether everything adds up. */
export default deskPage(
  { permission: "problems.read", path, query: problemListSchema },
  async (desk, { query }) => {
    const [{ problems, next }, jobs] = await Promise.all([
      deskProblems(desk.ctx, query),
      failingJobs(desk.ctx),
    ]);
    const mayResolve = desk.may("problems.resolve");
    return (
      <>
        <PageHead title="Problems" />
        <Tabs
          label="Which problems"
          here={addressOf(path, { scope: query.scope === "resolved" ? "resolved" : undefined })}
          tabs={[
            { name: "Open", href: path },
            { name: "Resolved", href: addressOf(path, { scope: "resolved" }) },
          ]}
        />
        {problems.length > 0 ? (
          <ProblemList
            problems={problems}
            here={desk.here}
            may={permissionsOf(desk.staff.role)}
            resolve={mayResolve ? resolve : null}
            again={mayResolve ? again : null}
            resend={desk.may("messages.resend") ? resend : null}
          />
        ) : query.scope === "resolved" ? (
          <Empty title="Nothing has been resolved yet.">
            <p>What was settled stays here, with what was found and by whom.</p>
          </Empty>
        ) : (
          <Empty title="Nothing needs a decision.">
            <p>
              Whatever the shop cannot settle by itself stands here with what to do next: a payment of another
              amount, a refund or an e-mail that failed, work that was given up.
            </p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { ...query, after: next })}
          first={query.after ? addressOf(path, { ...query, after: undefined }) : null}
        />
        {query.scope !== "resolved" && (
          <div className="mt-10">
            {jobs.length > 0 && (
              <Section title="Still being tried">
                <FailingJobs jobs={jobs} here={desk.here} now={mayResolve ? now : null} />
              </Section>
            )}
            {desk.may("integrity.run") && <Identities prove={prove} here={desk.here} />}
          </div>
        )}
      </>
    );
  },
);
