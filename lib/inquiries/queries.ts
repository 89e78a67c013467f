import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { inquiries } from "@/db/schema/inquiries";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { type InquiryFilter, inquiryListSchema } from "./contract";

export type InquiryRow = typeof inquiries.$inferSelect;

export async function inquiryById(ctx: ReadCtx, id: string): Promise<InquiryRow | null> {
  const [row] = await ctx.db.select().from(inquiries).where(eq(inquiries.id, id));
  return row ?? null;
}

/** What was written to the shop, newest first, a page at a time by key (ids grow with time). */
export async function listInquiries(
  ctx: ReadCtx,
  filter: InquiryFilter = {},
): Promise<{ readonly inquiries: readonly InquiryRow[]; readonly next: string | null }> {
  const { open, email, order, after, limit } = inquiryListSchema.parse(filter);
  const rows = await ctx.db
    .select()
    .from(inquiries)
    .where(
      and(
        open ? isNull(inquiries.answeredAt) : undefined,
        email === undefined ? undefined : eq(inquiries.emailKey, emailKey(email)),
        order === undefined ? undefined : eq(inquiries.orderNumber, order),
        after ? lt(inquiries.id, after) : undefined,
      ),
    )
    .orderBy(desc(inquiries.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { inquiries: page, next: rows.length > limit ? page.at(-1)!.id : null };
}

/** How many wait for an answer. */
export async function countOpenInquiries(ctx: ReadCtx): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(inquiries)
    .where(isNull(inquiries.answeredAt));
  return row?.count ?? 0;
}

/** Whether whoever ordered wrote about it and has no answer; who only knows its number holds nothing up. */
export async function hasOpenInquiry(
  ctx: ReadCtx,
  order: { readonly number: number; readonly emailKey: string | null },
): Promise<boolean> {
  if (order.emailKey === null) return false;
  const rows = await ctx.db
    .select({ id: inquiries.id })
    .from(inquiries)
    .where(
      and(
        eq(inquiries.orderNumber, order.number),
        eq(inquiries.emailKey, order.emailKey),
        isNull(inquiries.answeredAt),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
