import { AuditFilters } from "@/components/admin/audit/audit-filters";
import { AuditTable } from "@/components/admin/audit/audit-table";
import { count } from "@/components/admin/format";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { type AuditListInput, auditListSchema, auditLog, auditPeople, MOST_EXPORTED } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/audit";

/** Who changed what, and how it was before. */
export default deskPage(
  { permission: "audit.read", path, query: auditListSchema },
  async (desk, { query }) => {
    const [{ entries, next }, people] = await Promise.all([
      auditLog(desk.ctx, query, desk.here.zone),
      auditPeople(desk.ctx),
    ]);
    const address = (change: Partial<AuditListInput>) => addressOf(path, { ...query, ...change });
    const { after, ...filters } = query;
    const isFiltered = Object.values(filters).some(Boolean);
    return (
      <>
        <PageHead title="Audit log">
          <a
            href={addressOf(`${path}/export`, filters)}
            download
            className="btn"
            data-key="e"
            data-key-name="Export"
          >
            Save as CSV
          </a>
        </PageHead>
        <p className="-mt-2 mb-4 max-w-[75ch] text-ink-2">
          Nobody can change or delete these entries, not even owners. When a customer is erased, only the old
          addresses of their orders go. The CSV holds what the filters show, up to {count(MOST_EXPORTED)}{" "}
          entries.
        </p>
        <AuditFilters input={query} people={people} address={address} />
        {entries.length > 0 ? (
          <AuditTable entries={entries} here={desk.here} may={desk.may} address={address} />
        ) : isFiltered ? (
          <Empty title="No entry fits.">
            <p>Take a filter off to see more.</p>
          </Empty>
        ) : (
          <Empty title="Nothing has happened yet.">
            <p>
              Every change of settings, staff and coupons will stand here, with who made it and how it was
              before.
            </p>
          </Empty>
        )}
        <Pager next={next && address({ after: next })} first={after ? address({ after: undefined }) : null} />
      </>
    );
  },
);
