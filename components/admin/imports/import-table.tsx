import Link from "next/link";
import type { ImportView } from "@/lib/imports/contract";
import { count, type Here } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { actorName } from "../words";
import { cameIn, importWord } from "./import-words";

/** Files that came, newest first; the whole row is a link to its report. */
export function ImportTable({
  imports,
  here,
}: {
  readonly imports: readonly ImportView[];
  readonly here: Here;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Imports</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" className="max-md:hidden">
            Products
          </th>
          <th scope="col" className="figure max-sm:hidden">
            Rows
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="max-lg:hidden">
            When
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <Link href={`/admin/imports/${each.id}`} prefetch={false} className="row-link">
                {each.fileName}
              </Link>
              <span className="block text-ink-3">
                {each.dryRun && "dry run, "}
                {each.currency}, {actorName(each.actor)}
                <span className="lg:hidden">
                  , <Time at={each.startedAt} here={here} />
                </span>
              </span>
            </th>
            <td className="text-ink-2 max-md:hidden">
              {each.state === "failed" ? (
                <span className="line-clamp-2 max-w-[34ch]">{each.problem}</span>
              ) : (
                each.rows > 0 && cameIn(each)
              )}
            </td>
            <td className="figure max-sm:hidden">
              {each.rows === 0 ? "–" : count(each.rows)}
              {each.state === "running" && <span className="block text-ink-3">{count(each.done)} done</span>}
            </td>
            <td>
              <Status of={importWord(each)} />
            </td>
            <td className="text-ink-2 max-lg:hidden">
              <Time at={each.startedAt} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
