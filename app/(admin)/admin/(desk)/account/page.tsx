import { ActButton } from "@/components/admin/account/act-button";
import { ChangePassword } from "@/components/admin/account/change-password";
import { OwnSessions } from "@/components/admin/account/own-sessions";
import { SecondFactor } from "@/components/admin/account/second-factor";
import { Facts } from "@/components/admin/parts/facts";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Time } from "@/components/admin/parts/time";
import { roleNames } from "@/components/admin/words";
import { listSessions, staffMember, viewFactors } from "@/lib/auth";
import * as actions from "../../account-actions";
import { deskPage } from "../../desk-page";

/** Oneself: how one signs in, and where one is signed in. */
export default deskPage({ permission: "account.own", path: "/admin/account" }, async (desk) => {
  const { staff, ctx, here } = desk;
  const [factors, sessions] = await Promise.all([
    viewFactors(ctx, staff.id),
    listSessions(ctx, staffMember(staff.id), staff.sessionId),
  ]);
  return (
    <>
      <PageHead title="Your account" />
      <Section title="You">
        <Facts
          of={[
            ["Name", <bdi key="name">{staff.name}</bdi>],
            ["E-mail", staff.email],
            ["Role", roleNames[staff.role]],
            ["Signed in", <Time key="time" at={staff.signedInAt.toISOString()} here={here} as="full" />],
          ]}
        />
      </Section>
      <Section
        title="Password"
        beside={<ChangePassword email={staff.email} changeOwnPassword={actions.changeOwnPassword} />}
      >
        <p className="max-w-[65ch] text-ink-2">
          Changing it signs you out everywhere else. If you have a second factor, it is asked for too.
        </p>
      </Section>
      <Section title="Second factor">
        <SecondFactor factors={factors} here={here} actions={{ ...actions }} />
      </Section>
      <Section
        title="Where you are signed in"
        beside={
          sessions.length > 1 && (
            <ActButton
              act={actions.endOtherSessions}
              input={{}}
              said="You are signed out everywhere else"
              label="End all others"
            />
          )
        }
      >
        <OwnSessions sessions={sessions} here={here} endSession={actions.endSession} />
      </Section>
    </>
  );
});
