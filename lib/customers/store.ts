import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { customerAddresses, customerNotes, customers } from "@/db/schema/customers";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

export type NewCustomer = typeof customers.$inferInsert;
export type AddressColumns = Omit<
  typeof customerAddresses.$inferInsert,
  "id" | "customerId" | "createdAt" | "archivedAt" | "isDefault"
>;

/** False when the address is somebody's already: whoever was first stays. */
export async function insertCustomer(tx: TxCtx, row: NewCustomer): Promise<boolean> {
  const made = await tx.db
    .insert(customers)
    .values(row)
    .onConflictDoNothing({ target: customers.emailKey, where: sql`${customers.emailKey} is not null` });
  return made.rowCount === 1;
}

export async function updateCustomer(
  tx: TxCtx,
  id: string,
  change: Partial<Pick<NewCustomer, "firstName" | "lastName" | "phone" | "archivedAt">>,
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.db.update(customers).set(change).where(eq(customers.id, id));
}

/** Notes the first time an address was proven; later proofs change nothing. True when this was the first. */
export async function writeProven(tx: TxCtx, id: string): Promise<boolean> {
  const done = await tx.db
    .update(customers)
    .set({ emailProvenAt: tx.clock.now() })
    .where(and(eq(customers.id, id), isNull(customers.emailProvenAt)));
  return done.rowCount === 1;
}

/** Changes of one address book go one after the other, so that its bound and its one default hold. */
export async function lockBook(tx: TxCtx, customerId: string): Promise<void> {
  await tx.db.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`customers.book:${customerId}`}, 0))`,
  );
}

export async function countAddresses(ctx: ReadCtx, customerId: string): Promise<number> {
  return ctx.db.$count(customerAddresses, live(customerId));
}

export async function insertAddress(
  tx: TxCtx,
  row: AddressColumns & { id: string; customerId: string; isDefault: boolean },
): Promise<void> {
  await tx.db.insert(customerAddresses).values({ ...row, createdAt: tx.clock.now() });
}

/** False when the customer has no such address. */
export async function updateAddress(
  tx: TxCtx,
  customerId: string,
  id: string,
  change: AddressColumns,
): Promise<boolean> {
  const done = await tx.db.update(customerAddresses).set(change).where(own(customerId, id));
  return done.rowCount === 1;
}

/** Makes one address the default and no other. False when the customer has no such address. */
export async function writeDefault(tx: TxCtx, customerId: string, id: string | null): Promise<boolean> {
  const t = customerAddresses;
  await tx.db
    .update(t)
    .set({ isDefault: false })
    .where(and(live(customerId), t.isDefault));
  if (id === null) return true;
  const done = await tx.db.update(t).set({ isDefault: true }).where(own(customerId, id));
  return done.rowCount === 1;
}

/** Takes an address out of the book. Null when there is none, else whether it was the default. */
export async function archiveAddressRow(
  tx: TxCtx,
  customerId: string,
  id: string,
): Promise<{ wasDefault: boolean } | null> {
  const [row] = await tx.db
    .update(customerAddresses)
    .set({ archivedAt: tx.clock.now() })
    .where(own(customerId, id))
    .returning({ wasDefault: customerAddresses.isDefault });
  return row ?? null;
}

/** The address added last: what becomes the default when the default goes. */
export async function latestAddress(tx: TxCtx, customerId: string): Promise<string | null> {
  const [row] = await tx.db
    .select({ id: customerAddresses.id })
    .from(customerAddresses)
    .where(live(customerId))
    .orderBy(desc(customerAddresses.createdAt), desc(customerAddresses.id))
    .limit(1);
  return row?.id ?? null;
}

function live(customerId: string) {
  return and(eq(customerAddresses.customerId, customerId), isNull(customerAddresses.archivedAt));
}

/** Both ids always: an address is only ever somebody's own. */
function own(customerId: string, id: string) {
  return and(live(customerId), eq(customerAddresses.id, id));
}

export async function insertNote(tx: TxCtx, note: typeof customerNotes.$inferInsert): Promise<void> {
  await tx.db.insert(customerNotes).values(note);
}
