import type { TxCtx } from "@/lib/kernel/context";
import { audit } from "@/lib/platform/audit";
import { emit } from "@/lib/platform/outbox";
import { noteAuth } from "../note-auth";
import type { Person } from "../person";
import { writePassword } from "../store";

/** Stores a hash with what must be said of it: the audit entry, and for a change the event that tells the person. */
export async function replacePassword(
  tx: TxCtx,
  person: Person,
  hash: string,
  action: string,
): Promise<void> {
  await writePassword(tx, person, hash, tx.clock.now());
  noteAuth(tx, action, person);
  await audit(tx, `${person.kind}.${action}`, { kind: person.kind, id: person.id });
  if (action === "invitation_accepted") return;
  await emit(tx, {
    type: `${person.kind}.password_changed`,
    subject: person.id,
    payload: { [`${person.kind}_id`]: person.id, reason: action },
  });
}
