import Link from "next/link";
import type { Permission } from "@/lib/auth/contract";
import type { AuditEntry, AuditListInput } from "@/lib/views/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { actorName } from "../words";
import { actionWord, isAuditKind, subjectPage, subjectWords } from "./audit-words";
import { Change } from "./change";

interface TableProps {
  readonly entries: readonly AuditEntry[];
  readonly here: Here;
  readonly may: (permission: Permission) => boolean;
  readonly address: (change: Partial<AuditListInput>) => string;
}

/** Who did what, to what, when, and what it changed. */
export function AuditTable({ entries, here, may, address }: TableProps) {
  return (
    <table className="ledger">
      <caption className="sr-only">Audit log</caption>
      <thead>
        <tr>
          <th scope="col" className="max-sm:hidden">
            When
          </th>
          <th scope="col" className="max-sm:pl-0">
            Who did what
          </th>
          <th scope="col" className="max-lg:hidden">
            What it changed
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="w-48 max-sm:hidden">
              <Time at={entry.at} here={here} as="full" />
            </td>
            <th scope="row" className="min-w-0 max-sm:pl-0 lg:w-[24rem]">
              <span className="block text-ink-3 sm:hidden">
                <Time at={entry.at} here={here} as="full" />
              </span>
              <bdi className="font-semibold">{actorName(entry.actor)}</bdi> {actionWord(entry.action)}
              <Subject entry={entry} may={may} address={address} />
              <div className="mt-1.5 lg:hidden">
                <Change entry={entry} here={here} />
              </div>
            </th>
            <td className="max-lg:hidden">
              <Change entry={entry} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it was done to, the way to its page, and to everything else that happened to it. */
function Subject({
  entry,
  may,
  address,
}: Omit<TableProps, "entries" | "here"> & { readonly entry: AuditEntry }) {
  const about = subjectWords(entry);
  // Whoever did something to themselves is named already.
  const words = entry.kind === "staff" && about === actorName(entry.actor) ? "" : about;
  const page = subjectPage(entry);
  const only = isAuditKind(entry.kind)
    ? address({ about: entry.kind, subject: entry.subject, after: undefined })
    : null;
  return (
    <span className={`text-ink-3 ${words ? "block" : ""}`}>
      {words &&
        (page && may(page.needs) ? (
          <Link
            href={page.href}
            prefetch={false}
            className="text-ink-2 underline decoration-line-2 underline-offset-4"
          >
            <bdi>{words}</bdi>
          </Link>
        ) : (
          <bdi>{words}</bdi>
        ))}
      {only && (
        <Link
          href={only}
          prefetch={false}
          className="ml-3 inline-block underline decoration-line-2 underline-offset-4"
        >
          History
        </Link>
      )}
    </span>
  );
}
