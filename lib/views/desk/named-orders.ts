import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import type { NamedOrder } from "./contract";
import { fulfilmentLateral } from "./statuses";

interface Row extends Omit<NamedOrder, "isTheirs">, Record<string, unknown> {
  readonly number: string;
  readonly emailKey: string | null;
}

/** The orders of these numbers, in one statement; each is asked for with the address of whoever named it. */
export async function ordersNamed(
  ctx: ReadCtx,
  numbers: readonly number[],
): Promise<(number: number, email: string | null) => NamedOrder | null> {
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT o.id, o.number, o.state, o.email_key AS "emailKey", parcel.fulfilment
    FROM orders o ${fulfilmentLateral}
    WHERE o.number = ANY (${sql.param([...new Set(numbers)])}::bigint[])
  `);
  const known = new Map(rows.map((row) => [Number(row.number), row]));
  return (number, email) => {
    const order = known.get(number);
    if (!order) return null;
    const { id, state, fulfilment } = order;
    return { id, state, fulfilment, isTheirs: email !== null && order.emailKey === emailKey(email) };
  };
}
