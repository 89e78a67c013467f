import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ActButton } from "@/components/admin/account/act-button";
import { many } from "@/components/admin/format";
import { Facts } from "@/components/admin/parts/facts";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { Time } from "@/components/admin/parts/time";
import { RolePanel } from "@/components/admin/staff/role-panel";
import { factorWord, staffStateWords } from "@/components/admin/staff/staff-words";
import { SurePanel } from "@/components/admin/staff/sure-panel";
import { roleNames } from "@/components/admin/words";
import { roleWords } from "@/lib/auth";
import { type DeskStaff, deskStaffMember, invitationDays } from "@/lib/views";
import { type Desk, deskPage, idParam } from "../../../desk-page";
import * as actions from "../actions";

/** One member of staff: as what they work, how they sign in, and what an owner can do about it. */
export default deskPage(
  { permission: "staff.manage", path: "/admin/staff", params: z.object({ staff: idParam }) },
  async (desk, { params }) => {
    const person = await deskStaffMember(desk.ctx, params.staff);
    if (!person) notFound();
    const isSelf = person.id === desk.staff.id;
    return (
      <>
        <PageHead
          title={person.name}
          back={{ href: "/admin/staff", name: "Staff" }}
          beside={<Status of={staffStateWords[person.state]} />}
        >
          {!isSelf && person.state !== "disabled" && (
            <RolePanel person={person} changeRole={actions.changeRole} />
          )}
        </PageHead>
        {isSelf && (
          <p className="mb-6 max-w-[65ch] text-ink-2">
            This is you. Your password, second factor and sessions are on{" "}
            <Link href="/admin/account" className="underline underline-offset-4">
              your own page
            </Link>
            ; your role, and whether you may sign in, another owner has to change.
          </p>
        )}
        <Section
          title="Who"
          beside={
            <Link
              href={`/admin/audit?person=${person.id}`}
              prefetch={false}
              className="underline decoration-line-2 underline-offset-4"
            >
              What they did
            </Link>
          }
        >
          <Facts of={who(person, desk)} />
        </Section>
        <Section title="Signing in">
          <SigningIn person={person} isSelf={isSelf} desk={desk} />
        </Section>
        {!isSelf && person.state !== "disabled" && (
          <Section title="When they leave">
            <p className="mb-3 max-w-[65ch] text-ink-2">
              Whoever leaves is disabled and not deleted: what they did keeps their name.
            </p>
            <SurePanel
              label="Disable"
              title={`Disable ${person.name}`}
              facts={[
                "They are signed out everywhere, at once.",
                "Links they were mailed stop working.",
                "You can let them in again whenever you like; their password and second factor stay.",
              ]}
              yes={`Disable ${person.name}`}
              said={`${person.name} is shut out`}
              id={person.wireId}
              act={actions.disable}
            />
          </Section>
        )}
      </>
    );
  },
);

function who(person: DeskStaff, { here }: Desk) {
  return [
    ["E-mail", person.email] as const,
    ["Role", `${roleNames[person.role]}. ${roleWords[person.role].says}`] as const,
    ["Added", <Time key="since" at={person.createdAt} here={here} as="full" />] as const,
    person.disabledAt
      ? (["Disabled", <Time key="disabled" at={person.disabledAt} here={here} as="full" />] as const)
      : null,
    [
      "Last seen",
      person.lastSeenAt ? <Time key="seen" at={person.lastSeenAt} here={here} /> : "Never yet",
    ] as const,
  ];
}

const row = "flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3";

function SigningIn({
  person,
  isSelf,
  desk,
}: {
  readonly person: DeskStaff;
  readonly isSelf: boolean;
  readonly desk: Desk;
}) {
  if (person.state === "disabled")
    return (
      <div className={row}>
        <p className="max-w-[52ch] text-ink-2">
          They are shut out. Let in again, they sign in with the password and the second factor they had.
        </p>
        <SurePanel
          label="Let them in again"
          title={`Let ${person.name} in again`}
          facts={[`They work as ${roleNames[person.role].toLowerCase()} again, from now on.`]}
          yes={`Let ${person.name} in`}
          said={`${person.name} may sign in again`}
          id={person.wireId}
          act={actions.enable}
        />
      </div>
    );
  if (person.state === "invited")
    return (
      <div className={row}>
        <p className="max-w-[52ch] text-ink-2">
          {person.invitedUntil && person.invitedUntil > desk.here.now ? (
            <>
              Their invitation works until <Time at={person.invitedUntil} here={desk.here} as="full" />.
            </>
          ) : (
            "Their invitation is not open: the e-mail is still on its way, or its time is over."
          )}{" "}
          A new one works for {invitationDays} days and ends the one before.
        </p>
        <ActButton
          act={actions.inviteAgain}
          input={{ id: person.wireId }}
          said={`A new invitation is on its way to ${person.email}`}
          label="Invite again"
        />
      </div>
    );
  return (
    <ul className="divide-y divide-line border-line border-y">
      <li className={row}>
        <div>
          <p className="font-medium">Second factor</p>
          <p className="text-ink-3">{factorWord(person.secondFactor)}</p>
        </div>
        {!isSelf && person.secondFactor && (
          <SurePanel
            label="Reset"
            title={`Reset the second factor of ${person.name}`}
            facts={[
              "Do it only if you know for certain who asks: ring them, or see them.",
              "Their app, passkeys and recovery codes stop working; the password stays.",
              "They are signed out everywhere, told by e-mail, and set up a new one where their role needs it.",
            ]}
            yes="Reset it"
            said={`The second factor of ${person.name} is reset`}
            id={person.wireId}
            act={actions.resetFactor}
          />
        )}
      </li>
      <li className={row}>
        <div>
          <p className="font-medium">Signed in</p>
          <p className="text-ink-3">
            {person.sessions === 0 ? "Not signed in" : `In ${many(person.sessions, "browser")}`}
          </p>
        </div>
        {!isSelf && person.sessions > 0 && (
          <ActButton
            act={actions.endSessions}
            input={{ id: person.wireId }}
            said={`${person.name} is signed out everywhere`}
            label="Sign them out everywhere"
          />
        )}
      </li>
    </ul>
  );
}
