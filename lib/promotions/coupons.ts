import { type SQL, sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import type { CouponList, CouponListInput, CouponView } from "./contract";

const SIZE = 50;

interface Row extends Record<string, unknown> {
  readonly coupon: CouponView;
}

/** What a coupon is now; the first that is true counts. */
const standing = (now: string) => sql`CASE
  WHEN p.archived_at IS NOT NULL THEN 'archived'
  WHEN NOT p.active THEN 'paused'
  WHEN p.ends_at <= ${now}::timestamptz THEN 'ended'
  WHEN p.used_count >= p.usage_limit THEN 'used_up'
  WHEN p.starts_at > ${now}::timestamptz THEN 'scheduled'
  ELSE 'active'
END`;

const view = (now: string) => sql`json_build_object('id', p.id, 'title', p.title, 'kind', p.kind,
  'percentBp', p.percent_bp, 'amount', p.amount, 'currency', p.currency, 'minimumAmount', p.minimum_amount,
  'startsAt', p.starts_at, 'endsAt', p.ends_at, 'usageLimit', p.usage_limit, 'perCustomerLimit', p.per_customer_limit,
  'usedCount', p.used_count, 'active', p.active, 'createdAt', p.created_at, 'standing', ${standing(now)},
  'codes', (SELECT coalesce(json_agg(c.code ORDER BY c.code), '[]') FROM coupons c WHERE c.promotion_id = p.id))`;

/** Coupons, newest first, a page by key; archived ones only when they are asked for. `q` is a piece of code or name. */
export async function listCoupons(ctx: ReadCtx, input: CouponListInput): Promise<CouponList> {
  const now = ctx.clock.now().toISOString();
  const after = isUuid(input.after ?? "") ? sql`p.id < ${input.after}::uuid` : sql`true`;
  const wanted = input.standing ? sql`${standing(now)} = ${input.standing}` : sql`p.archived_at IS NULL`;
  const kind = input.kind ? sql`p.kind = ${input.kind}` : sql`true`;
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT ${view(now)} AS coupon FROM promotions p
    WHERE ${wanted} AND ${kind} AND ${matching(input.q ?? "")} AND ${after}
    ORDER BY p.id DESC LIMIT ${SIZE + 1}
  `);
  const coupons = rows.slice(0, SIZE).map((row) => row.coupon);
  return { coupons, next: rows.length > SIZE ? coupons.at(-1)!.id : null };
}

function matching(q: string): SQL {
  if (q === "") return sql`true`;
  const pattern = `%${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(lower(p.title) LIKE ${pattern} OR EXISTS (
    SELECT FROM coupons c WHERE c.promotion_id = p.id AND c.code_key LIKE ${pattern}))`;
}

/** One coupon, archived or not; null when there is none. */
export async function couponById(ctx: ReadCtx, id: string): Promise<CouponView | null> {
  const now = ctx.clock.now().toISOString();
  const { rows } = await ctx.db.execute<Row>(
    sql`SELECT ${view(now)} AS coupon FROM promotions p WHERE p.id = ${id}::uuid`,
  );
  return rows[0]?.coupon ?? null;
}
