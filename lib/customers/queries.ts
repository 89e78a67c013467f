import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { customerAddresses, customers, customerText } from "@/db/schema/customers";
import type { Address } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { toWire } from "@/lib/kernel/ids";
import type { AddressView, CustomerPage, CustomerView } from "./contract";
import { decodePlace, encodePlace } from "./place";

export type CustomerRow = typeof customers.$inferSelect;
type AddressRow = typeof customerAddresses.$inferSelect;

export async function customerById(ctx: ReadCtx, id: string): Promise<CustomerRow | null> {
  const [row] = await ctx.db.select().from(customers).where(eq(customers.id, id));
  return row ?? null;
}

/** By address, whatever its case. Archived ones too: their address is still taken. */
export async function customerByEmail(ctx: ReadCtx, email: string): Promise<CustomerRow | null> {
  const [row] = await ctx.db
    .select()
    .from(customers)
    .where(eq(customers.emailKey, emailKey(email)));
  return row ?? null;
}

/** A customer's address book: the default first, then as they were added. */
export async function addressesOf(ctx: ReadCtx, customerId: string): Promise<AddressView[]> {
  const t = customerAddresses;
  const rows = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.customerId, customerId), isNull(t.archivedAt)))
    .orderBy(desc(t.isDefault), asc(t.createdAt), asc(t.id));
  return rows.map(addressView);
}

/** One entry of a customer's own book, by wire id; null for anybody else's. */
export async function addressOf(
  ctx: ReadCtx,
  customerId: string,
  wireId: string,
): Promise<AddressView | null> {
  return (await addressesOf(ctx, customerId)).find((address) => address.id === wireId) ?? null;
}

/** What a checkout fills in for a signed-in buyer, so that they need not type it again (WCAG 2.2, 3.3.7). */
export async function knownBuyer(ctx: ReadCtx, customerId: string) {
  const a = customerAddresses;
  const [row] = await ctx.db
    .select({ customer: customers, address: a })
    .from(customers)
    .leftJoin(a, and(eq(a.customerId, customers.id), a.isDefault, isNull(a.archivedAt)))
    .where(eq(customers.id, customerId));
  if (!row) return null;
  const { email, firstName, lastName } = row.customer;
  return { customerId, email, firstName, lastName, address: row.address && plainAddress(row.address) };
}

/**
 * Customers for the desk, newest first, a page at a time by place and not by number. `search` looks for every word
 * in e-mail and names. Without one, archived customers are listed too: the desk must find what it archived.
 */
export async function customerPage(
  ctx: ReadCtx,
  wanted: { readonly search?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<CustomerPage> {
  const limit = Math.min(Math.max(wanted.limit ?? 50, 1), 100);
  const place = wanted.after ? decodePlace(wanted.after) : null;
  const rows = await ctx.db
    .select()
    .from(customers)
    .where(
      and(
        ...matching(wanted.search ?? ""),
        place
          ? sql`(${customers.createdAt}, ${customers.id}) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(customers.createdAt), desc(customers.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    customers: page.map(customerView),
    next: rows.length > limit && last ? encodePlace({ at: last.createdAt, id: last.id }) : null,
  };
}

function matching(search: string): SQL[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  return words.map((word) => {
    const pattern = `%${word.slice(0, 100).replace(/[\\%_]/g, "\\$&")}%`;
    return sql`${customerText(customers)} like ${pattern}`;
  });
}

function customerView(row: CustomerRow): CustomerView {
  return {
    id: toWire("customer", row.id),
    email: row.email,
    email_proven: row.emailProvenAt !== null,
    first_name: row.firstName,
    last_name: row.lastName,
    phone: row.phone,
    locale: row.locale,
    created_at: row.createdAt.toISOString(),
    archived_at: row.archivedAt?.toISOString() ?? null,
  };
}

function addressView(row: AddressRow): AddressView {
  return { id: toWire("address", row.id), is_default: row.isDefault, ...plainAddress(row) };
}

function plainAddress(row: AddressRow): Address {
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    company: row.company,
    street_address: row.streetAddress,
    extended_address: row.extendedAddress,
    address_locality: row.addressLocality,
    address_region: row.addressRegion,
    postal_code: row.postalCode,
    address_country: row.addressCountry,
    phone: row.phone,
  };
}
