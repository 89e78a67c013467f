import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/kernel/context";
import type { IdentityResult, IntegrityReport, SubjectKind, Violation } from "./contract";
import { moneyIdentities } from "./identities/money";
import { roadIdentities } from "./identities/road";
import { stockIdentities } from "./identities/stock";
import type { Identity } from "./identity";
import { stripeAgrees } from "./stripe-agrees";

/** Every identity that our own rows can prove, in the order a report shows them. */
export const identities: readonly Identity[] = [...stockIdentities, ...moneyIdentities, ...roadIdentities];

export interface CheckOptions {
  /** How many violations of each identity are named; all are counted. */
  readonly most?: number;
  /** Asks Stripe about the newest payments too. `true` is the newest fifty. */
  readonly stripe?: boolean | number;
}

/**
 * Proves the identities of stock, money and the road over all rows, each by one statement and so on one snapshot: a
 * busy shop can be checked while it sells. It writes nothing.
 */
export async function checkIdentities(ctx: Ctx, options: CheckOptions = {}): Promise<IntegrityReport> {
  const began = performance.now();
  const most = options.most ?? 20;
  const results: IdentityResult[] = [];
  for (const identity of identities) results.push(await prove(ctx, identity, most));
  if (options.stripe) results.push(await stripeAgrees(ctx, options.stripe === true ? 50 : options.stripe));
  return {
    ok: results.every((result) => result.count === 0),
    checkedAt: ctx.clock.now().toISOString(),
    milliseconds: Math.round(performance.now() - began),
    identities: results,
  };
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly label: string | null;
  readonly page_of: string | null;
  readonly expected: string;
  readonly found: string;
  readonly note: string | null;
  readonly total: number;
}

async function prove(ctx: Ctx, identity: Identity, most: number): Promise<IdentityResult> {
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH broken AS MATERIALIZED (${identity.find}),
    shown AS (SELECT * FROM broken ORDER BY id LIMIT ${most})
    SELECT id::text AS id, ${labels[identity.subject]} AS label, ${pages[identity.subject]} AS page_of, expected::text AS expected, found::text AS found,
      note::text AS note, (SELECT count(*)::int FROM broken) AS total
    FROM shown ORDER BY shown.id
  `);
  const violations = rows.map(
    (row): Violation => ({
      subject: { kind: identity.subject, id: row.id, label: row.label ?? row.id, pageOf: row.page_of },
      expected: row.expected,
      found: row.found,
      note: row.note,
    }),
  );
  return { name: identity.name, says: identity.says, count: rows[0]?.total ?? 0, violations };
}

/** What a person calls the subject of a violation; looked up for those that are shown only. */
const labels: Readonly<Record<SubjectKind, SQL>> = {
  variant: sql`(SELECT concat_ws(' ', coalesce(v.sku, p.title), nullif(v.title, ''))
    FROM variants v JOIN products p ON p.id = v.product_id WHERE v.id = shown.id)`,
  order: sql`(SELECT 'CW-' || o.number FROM orders o WHERE o.id = shown.id)`,
  payment: sql`(SELECT 'CW-' || o.number FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.id = shown.id)`,
  promotion: sql`(SELECT coalesce(
    (SELECT string_agg(c.code, ', ' ORDER BY c.code) FROM coupons c WHERE c.promotion_id = p.id), p.title)
    FROM promotions p WHERE p.id = shown.id)`,
  checkout: sql`NULL::text`,
  cart: sql`NULL::text`,
  event: sql`NULL::text`,
};

/** Whose page in the desk shows the subject of a violation. */
const pages: Readonly<Record<SubjectKind, SQL>> = {
  variant: sql`(SELECT v.product_id::text FROM variants v WHERE v.id = shown.id)`,
  order: sql`shown.id::text`,
  payment: sql`(SELECT p.order_id::text FROM payments p WHERE p.id = shown.id)`,
  promotion: sql`shown.id::text`,
  checkout: sql`(SELECT c.order_id::text FROM checkouts c WHERE c.id = shown.id)`,
  cart: sql`NULL::text`,
  event: sql`NULL::text`,
};
