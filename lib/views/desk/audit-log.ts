import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import type { AuditEntry, AuditList, AuditListInput } from "./contract";

const SIZE = 50;
/** Rows a statement of an export, and of an export in all. */
const BATCH = 1_000;
export const MOST_EXPORTED = 50_000;
const place = z.tuple([z.iso.datetime(), cursorId]);

/**
 * Who changed what, newest first, a page by key. `timeZone` says where a day begins. A made-up cursor begins at the top.
 */
export function auditLog(ctx: ReadCtx, input: AuditListInput, timeZone: string): Promise<AuditList> {
  return read(ctx, input, timeZone, SIZE);
}

/** The same, page after page, for an export: `MOST_EXPORTED` entries at most. */
export async function* auditPages(ctx: ReadCtx, input: AuditListInput, timeZone: string) {
  let after: string | undefined;
  for (let given = 0; given < MOST_EXPORTED; given += BATCH) {
    const { entries, next } = await read(ctx, { ...input, after }, timeZone, BATCH);
    if (entries.length > 0) yield entries;
    if (!next) return;
    after = next;
  }
}

/** Everybody of the staff, for the filter: two hundred at most, those who left too. */
export async function auditPeople(ctx: ReadCtx): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(
    sql`SELECT id, name FROM staff ORDER BY disabled_at IS NOT NULL, name, id LIMIT 200`,
  );
  return rows;
}

async function read(ctx: ReadCtx, input: AuditListInput, timeZone: string, size: number): Promise<AuditList> {
  const { rows } = await ctx.db.execute<AuditEntry & Record<string, unknown>>(sql`
    WITH page AS (
      SELECT * FROM audit_entries e WHERE ${filters(input, timeZone)} ORDER BY e.at DESC, e.id DESC LIMIT ${size + 1}
    )
    SELECT e.id, e.actor, e.action, e.subject_kind AS kind, e.subject, v.before, v.after, ${subjectName} AS name,
      to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM page e LEFT JOIN audit_values v ON v.entry_id = e.id
    ORDER BY e.at DESC, e.id DESC`);
  const entries = rows.slice(0, size);
  const last = rows.length > size ? entries.at(-1) : undefined;
  return { entries, next: last ? encodeCursor([last.at, last.id]) : null };
}

/** A subject is text: only what has the shape of an id is looked up as one. */
const isId = sql`e.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;
const subjectName = sql`CASE WHEN NOT ${isId} THEN NULL ELSE CASE e.subject_kind
  WHEN 'order' THEN (SELECT 'CW-' || o.number FROM orders o WHERE o.id = e.subject::uuid)
  WHEN 'product' THEN (SELECT p.title FROM products p WHERE p.id = e.subject::uuid)
  WHEN 'category' THEN (SELECT c.name FROM categories c WHERE c.id = e.subject::uuid)
  WHEN 'collection' THEN (SELECT c.title FROM collections c WHERE c.id = e.subject::uuid)
  WHEN 'staff' THEN (SELECT s.name FROM staff s WHERE s.id = e.subject::uuid)
  WHEN 'customer' THEN (SELECT c.email FROM customers c WHERE c.id = e.subject::uuid)
  WHEN 'promotion' THEN (SELECT p.title FROM promotions p WHERE p.id = e.subject::uuid)
  WHEN 'message' THEN (SELECT m.subject FROM messages m WHERE m.id = e.subject::uuid)
  WHEN 'delivery' THEN coalesce((SELECT d.name FROM delivery_methods d WHERE d.id = e.subject::uuid),
    (SELECT z.name FROM delivery_zones z WHERE z.id = e.subject::uuid))
  WHEN 'import' THEN (SELECT i.file_name FROM imports i WHERE i.id = e.subject::uuid)
  WHEN 'page' THEN (SELECT p.title FROM pages p WHERE p.id = e.subject::uuid)
  END END`;

function filters(input: AuditListInput, timeZone: string): SQL {
  const start = (day: string) => sql`(${day}::date)::timestamp AT TIME ZONE ${timeZone}`;
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const conditions = [
    input.person === "system" && sql`e.actor->>'kind' <> 'staff'`,
    input.person && input.person !== "system" && sql`(e.actor->>'principal') = ${`staff:${input.person}`}`,
    input.about && sql`e.subject_kind = ${input.about}`,
    input.about && input.subject && sql`e.subject = ${input.subject}`,
    input.action && sql`e.action = ${input.action}`,
    input.from && sql`e.at >= ${start(input.from)}`,
    input.to && sql`e.at < ((${input.to}::date + 1)::timestamp AT TIME ZONE ${timeZone})`,
    after && sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  ].filter((one): one is SQL => typeof one === "object" && one !== null);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}
