import { getTableName, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { TxCtx } from "@/lib/kernel/context";

/**
 * Inserts rows in one statement, whatever their number: they travel as one JSON parameter, and the table's own row
 * type reads them. All rows have the first one's columns. `conflict` is an ON CONFLICT clause.
 */
export async function insertRows<T extends PgTable>(
  tx: TxCtx,
  table: T,
  rows: readonly T["$inferInsert"][],
  conflict: SQL = sql``,
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = columnList(Object.keys(rows[0]!));
  const name = sql.identifier(getTableName(table));
  const done = await tx.db.execute(sql`
    INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${json(rows)}::json)
    ${conflict}
  `);
  return done.rowCount ?? 0;
}

/** Sets the given columns of rows found by id, in one statement. */
export async function updateRows<T extends PgTable>(
  tx: TxCtx,
  table: T,
  rows: readonly (Partial<T["$inferInsert"]> & { readonly id: string })[],
): Promise<number> {
  let changed = 0;
  for (const [columns, same] of byColumns(rows)) {
    const name = sql.identifier(getTableName(table));
    const sets = columns.map((column) => sql`${identifier(column)} = fresh.${identifier(column)}`);
    const done = await tx.db.execute(sql`
      UPDATE ${name} AS kept SET ${sql.join(sets, sql`, `)}
      FROM json_populate_recordset(NULL::${name}, ${json(same)}::json) AS fresh WHERE kept.id = fresh.id
    `);
    changed += done.rowCount ?? 0;
  }
  return changed;
}

/** One statement a set of columns: at most a handful, since rows differ in few ways. */
function byColumns<R extends object>(rows: readonly R[]): Map<string[], R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = Object.keys(row)
      .filter((name) => name !== "id")
      .sort((a, b) => (a < b ? -1 : 1))
      .join();
    if (key === "") continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return new Map([...groups].map(([key, group]) => [key.split(","), group]));
}

function json(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))),
  );
}

function columnList(names: readonly string[]): SQL {
  return sql.join(names.map(identifier), sql`, `);
}

function identifier(name: string): SQL {
  return sql`${sql.identifier(snake(name))}`;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
