import { describe, expect, test } from "vitest";
import { testDatabase } from "@/tests/database";
import { appendOnlyTables } from "./append-only";

const database = await testDatabase();

/** A table's triggers that run before a statement or a row of it changes, as `tgtype` has them (pg_trigger.h). */
const guarded = `
  SELECT c.relname AS name, bit_or(t.tgtype) & 56 AS refused FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE p.proname IN ('refuse_change', 'refuse_unless_erased') AND t.tgenabled = 'O' AND t.tgtype & 2 = 2
  GROUP BY c.relname ORDER BY c.relname`;
const EVERY_CHANGE = 8 | 16 | 32;

describe("rows that are facts", () => {
  test("are guarded against every change by triggers, and no table is guarded that the list does not name", async () => {
    const { rows } = await database.owner.query(guarded);
    expect(rows).toEqual([...appendOnlyTables].sort().map((name) => ({ name, refused: EVERY_CHANGE })));
  });

  test("cannot be changed by the application: of all privileges it has two", async () => {
    const { rows } = await database.owner.query(
      `SELECT table_name AS name, array_agg(privilege_type::text ORDER BY privilege_type) AS may
       FROM information_schema.table_privileges
       WHERE table_schema = 'public' AND table_name = ANY($1) AND grantee IN ('cartwright_app', 'cartwright', 'PUBLIC')
       GROUP BY table_name ORDER BY table_name`,
      [appendOnlyTables],
    );
    expect(rows).toEqual([...appendOnlyTables].sort().map((name) => ({ name, may: ["INSERT", "SELECT"] })));
  });

  test("of no table but the audit values may it write over a column, and there over two", async () => {
    const { rows } = await database.owner.query(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.column_privileges
       WHERE table_schema = 'public' AND table_name = ANY($1) AND privilege_type = 'UPDATE'
         AND grantee IN ('cartwright_app', 'cartwright', 'PUBLIC') ORDER BY 1`,
      [appendOnlyTables],
    );
    expect(rows.map(({ place }) => place)).toEqual(["audit_values.after", "audit_values.before"]);
  });
});
