import { Empty } from "@/components/admin/parts/empty";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { InvitePanel } from "@/components/admin/staff/invite-panel";
import { RolesTable } from "@/components/admin/staff/roles-table";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { canMailSecrets, staffSecurity } from "@/lib/auth";
import { deskStaff, invitationDays, staffListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { invite } from "./actions";

const path = "/admin/staff";

/** Who works here, what each role may do, and the way in for somebody new. */
export default deskPage(
  { permission: "staff.manage", path, query: staffListSchema },
  async (desk, { query }) => {
    const [{ people, next }, security] = await Promise.all([
      deskStaff(desk.ctx, query),
      staffSecurity(desk.ctx),
    ]);
    return (
      <>
        <PageHead title="Staff">
          {canMailSecrets() && <InvitePanel invite={invite} days={invitationDays} />}
        </PageHead>
        {!canMailSecrets() && (
          <p className="mb-4 border-warn border-l-2 pl-3">
            This shop sends no e-mail, so nobody can be invited from here. At the server,{" "}
            <code>npm run staff -- add</code> prints an invitation link.
          </p>
        )}
        <Tabs
          label="Which staff"
          here={addressOf(path, { show: query.show })}
          tabs={[
            { name: "Working here", href: path },
            { name: "Disabled", href: addressOf(path, { show: "disabled" }) },
          ]}
        />
        {people.length > 0 ? (
          <StaffTable
            people={people}
            self={desk.staff.id}
            factorNeededBy={security.second_factor_roles}
            here={desk.here}
          />
        ) : (
          <Empty title="Nobody is disabled.">
            <p>Whoever leaves is disabled and not deleted: what they did keeps their name.</p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { ...query, after: next })}
          first={query.after ? addressOf(path, { show: query.show }) : null}
        />
        <div className="mt-12">
          <Section title="What each role may do">
            <RolesTable />
          </Section>
        </div>
      </>
    );
  },
);
