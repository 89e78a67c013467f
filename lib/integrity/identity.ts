import type { SQL } from "drizzle-orm";
import type { SubjectKind } from "./contract";

/**
 * What must be true of the rows at every moment. `find` is one set-based statement, so that it sees one snapshot, and
 * returns the rows that break it: `id`, `expected`, `found` and `note`, none of them when all is well.
 */
export interface Identity {
  readonly name: string;
  readonly says: string;
  readonly subject: SubjectKind;
  readonly find: SQL;
}
