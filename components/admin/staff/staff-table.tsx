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
                {person.state !== "active" && <Status of={staffStateWords[person.state]} />}
              </span>
            </th>
            <td className="max-sm:hidden">{roleNames[person.role]}</td>
            <td className="max-sm:hidden">
              <Status of={staffStateWords[person.state]} />
            </td>
            <td className="max-md:hidden">
              {person.secondFactor ? (
                factorWord(person.secondFactor)
              ) : person.state === "active" && factorNeededBy.includes(person.role) ? (
                <span className="text-warn">Not set up yet</span>
              ) : (
                <span className="text-ink-3">None</span>
              )}
            </td>
            <td className="text-ink-2 max-sm:hidden">
              {person.lastSeenAt ? (
                <Time at={person.lastSeenAt} here={here} />
              ) : (
                <span className="text-ink-3">Never</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
