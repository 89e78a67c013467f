import Link from "next/link";
import type { DeskStaff } from "@/lib/views/contract";
import type { Here } from "../format";
import { Email } from "../parts/email";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { roleNames } from "../words";
import { factorWord, staffStateWords } from "./staff-words";

interface StaffTableProps {
  readonly people: readonly DeskStaff[];
  /** Whose list it is. */
  readonly self: string;
  /** Roles that must have a second factor. */
  readonly factorNeededBy: readonly DeskStaff["role"][];
  readonly here: Here;
}

/** Who works here: role, state, second factor, when last seen. */
export function StaffTable({ people, self, factorNeededBy, here }: StaffTableProps) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Staff</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="max-sm:hidden">
            Role
          </th>
          <th scope="col" className="max-sm:hidden">
            Status
          </th>
          <th scope="col" className="max-md:hidden">
            Second factor
          </th>
          <th scope="col" className="max-sm:hidden">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link href={`/admin/staff/${person.id}`} prefetch={false} className="row-link">
                <bdi>{person.name}</bdi>
              </Link>
              {person.id === self && <span className="ml-2 text-ink-3">you</span>}
              <span className="block text-ink-3">
                <Email of={person.email} />
              </span>
              <span className="flex flex-wrap gap-x-4 sm:hidden">
                {roleNames[person.role]}
                <Status of={staffStateWords[person.state]} />
              </span>
              <span className="flex flex-wrap gap-x-4 md:hidden">
                <span>
                  <span className="text-ink-3">Second factor: </span>
                  <Factor of={person} isNeeded={factorNeededBy.includes(person.role)} />
                </span>
                <span className="sm:hidden">
                  <span className="text-ink-3">Last seen: </span>
                  <LastSeen of={person} here={here} />
                </span>
              </span>
            </th>
            <td className="max-sm:hidden">{roleNames[person.role]}</td>
            <td className="max-sm:hidden">
              <Status of={staffStateWords[person.state]} />
            </td>
            <td className="max-md:hidden">
              <Factor of={person} isNeeded={factorNeededBy.includes(person.role)} />
            </td>
            <td className="text-ink-2 max-sm:hidden">
              <LastSeen of={person} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An owner can do everything: without a second factor that is said, asked for or not. */
function Factor({ of: person, isNeeded }: { readonly of: DeskStaff; readonly isNeeded: boolean }) {
  if (person.secondFactor) return factorWord(person.secondFactor);
  if (person.state !== "active") return <span className="text-ink-3">None</span>;
  if (isNeeded) return <span className="text-warn">Not set up yet</span>;
  if (person.role === "owner") return <span className="text-warn">None, and an owner should have one</span>;
  return <span className="text-ink-3">None</span>;
}

function LastSeen({ of: { lastSeenAt }, here }: { readonly of: DeskStaff; readonly here: Here }) {
  return lastSeenAt ? <Time at={lastSeenAt} here={here} /> : <span className="text-ink-3">Never</span>;
}
