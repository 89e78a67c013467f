import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { country, id, instant } from "./columns";

/** What staff search customers by: e-mail and names, without case. Indexed as it stands here. */
export const customerText = (t: { emailKey: unknown; firstName: unknown; lastName: unknown }) =>
  sql`lower(coalesce(${t.emailKey}, '') || ' ' || coalesce(${t.firstName}, '') || ' ' || coalesce(${t.lastName}, ''))`;

export const customers = pgTable(
  "customers",
  {
    id: id(),
    /** As typed; compared by `emailKey`. Null once the person was erased. */
    email: text(),
    emailKey: text(),
    /** When a link sent to the address came back. Until then nothing found by the address alone belongs to this person. */
    emailProvenAt: instant(),
    firstName: text(),
    lastName: text(),
    phone: text(),
    locale: text(),
    /** Stands ready for companies; no logic reads it yet. */
    companyId: uuid(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex("customers_email_key").on(t.emailKey).where(sql`${t.emailKey} is not null`),
    index("customers_created").on(t.createdAt, t.id),
    /** For the desk's list narrowed to a language. */
    index("customers_locale").on(t.locale, t.createdAt, t.id),
    index("customers_search").using("gin", sql`(${customerText(t)}) gin_trgm_ops`),
  ],
);

export const customerAddresses = pgTable(
  "customer_addresses",
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    isDefault: boolean().notNull().default(false),
    firstName: text(),
    lastName: text(),
    company: text(),
    streetAddress: text(),
    extendedAddress: text(),
    addressLocality: text(),
    addressRegion: text(),
    postalCode: text(),
    addressCountry: country().notNull(),
    phone: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    index("customer_addresses_customer").on(t.customerId, t.createdAt),
    uniqueIndex("customer_addresses_one_default")
      .on(t.customerId)
      .where(sql`${t.isDefault} and ${t.archivedAt} is null`),
  ],
);

/** What staff wrote down about a customer; a note can be overwritten by erasure. */
export const customerNotes = pgTable(
  "customer_notes",
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    author: jsonb().$type<Actor>().notNull(),
    text: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("customer_notes_customer").on(t.customerId, t.id)],
);
