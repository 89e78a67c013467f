import { createHash } from "node:crypto";
import { getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { TxCtx } from "@/lib/kernel/context";
import { uuidFromHex } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";

/** Rows a statement. */
const TOGETHER = 2_000;

/** Rows of many tables, gathered first and written then, table by table in the order in which they were first named. */
export class Rows {
  readonly #tables = new Map<PgTable, object[]>();
  #count = 0;

  /** Names the tables beforehand, those that others refer to first. */
  constructor(order: readonly PgTable[]) {
    for (const table of order) this.#tables.set(table, []);
  }

  add<T extends PgTable>(table: T, row: T["$inferInsert"]): void {
    const rows = this.#tables.get(table);
    invariant(rows, `the order of tables names ${getTableName(table)}`);
    rows.push(row);
  }

  of<T extends PgTable>(table: T): readonly T["$inferInsert"][] {
    return this.#tables.get(table) ?? [];
  }

  /** A UUIDv7 of an instant: ids of one instant grow in the order they were made, and all are the same in every run. */
  id(at: Date): string {
    this.#count += 1;
    const hash = createHash("sha256").update(`history ${this.#count}`).digest("hex");
    const time = at.getTime().toString(16).padStart(12, "0");
    const order = (this.#count & 0xfff).toString(16).padStart(3, "0");
    return uuidFromHex(`${time}7${order}${(8 + (this.#count % 4)).toString(16)}${hash.slice(0, 15)}`);
  }

  /** Letters and digits of such a length, for what others would have drawn at random. */
  word(length: number): string {
    this.#count += 1;
    const digest = createHash("sha512").update(`history word ${this.#count}`).digest();
    return Array.from({ length }, (_, at) => letters[digest[at]! % letters.length]).join("");
  }

  async write(tx: TxCtx): Promise<void> {
    for (const [table, rows] of this.#tables)
      for (let at = 0; at < rows.length; at += TOGETHER)
        await insert(tx, table, rows.slice(at, at + TOGETHER));
  }
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** One statement, whatever the number of rows: they travel as JSON, and the table's own row type reads them. */
async function insert(tx: TxCtx, table: PgTable, rows: readonly object[]): Promise<void> {
  const names = Object.keys(rows[0]!);
  for (const row of rows)
    invariant(Object.keys(row).join() === names.join(), `rows of ${getTableName(table)} have one shape`);
  const columns = sql.join(
    names.map((name) => sql.identifier(snake(name))),
    sql`, `,
  );
  const name = sql.identifier(getTableName(table));
  const json = JSON.stringify(rows.map(inSnake));
  await tx.db.execute(
    sql`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${json}::json)`,
  );
}

/** Keys of the row only: what is inside a JSON column stays as it is. */
function inSnake(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
