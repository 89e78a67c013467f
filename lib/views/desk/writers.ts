import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";

/** What is known of the address that somebody writes from; that it was they, nobody has proven. */
export interface Writer {
  readonly customerId: string | null;
  readonly hasOrdered: boolean;
}

/** What is known of each address, in one statement. */
export async function writersOf(
  ctx: ReadCtx,
  emails: readonly string[],
): Promise<(email: string) => Writer | undefined> {
  const keys = [...new Set(emails.map(emailKey))];
  const { rows } = await ctx.db.execute<Writer & { key: string; [column: string]: unknown }>(sql`
    SELECT one.key, (SELECT id FROM customers WHERE email_key = one.key) AS "customerId",
      EXISTS (SELECT FROM orders WHERE email_key = one.key) AS "hasOrdered"
    FROM unnest(${sql.param(keys)}::text[]) AS one (key)
  `);
  const known = new Map(rows.map((row) => [row.key, row]));
  return (email) => known.get(emailKey(email));
}
