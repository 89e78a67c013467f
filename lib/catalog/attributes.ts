import { sql } from "drizzle-orm";
import { attributes } from "@/db/schema/attributes";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { insertRows } from "./store/rows";

export type AttributeKind = "text" | "number" | "country" | "yes_no";

/** What a shop says of its products, beside the fields that every product has. */
export interface AttributeDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: AttributeKind;
  /** Of a number: an ECMA-402 unit ("milliliter", "hour"); left out for a plain count. */
  readonly unit?: string;
}

export interface AttributeRow {
  readonly id: string;
  readonly kind: AttributeKind;
}

/** Makes the attributes that are not there, in the order given; those that are there stay as they are. */
export async function ensureAttributes(tx: TxCtx, wanted: readonly AttributeDraft[]): Promise<void> {
  const rows = wanted.map(({ code, name, kind, unit = null }, position) => ({
    id: tx.ids.next(),
    code,
    name,
    kind,
    unit,
    position,
  }));
  await insertRows(tx, attributes, rows, sql`ON CONFLICT (code) DO NOTHING`);
}

/** Attributes by their codes; one that there is none of is absent. */
export async function attributesByCode(
  ctx: ReadCtx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, AttributeRow>> {
  if (codes.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ code: string; id: string; kind: AttributeKind }>(
    sql`SELECT code, id, kind FROM attributes WHERE code = ANY(${sql.param(codes)}::text[])`,
  );
  return new Map(rows.map(({ code, id, kind }) => [code, { id, kind }]));
}
