import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { country, id, instant } from "./columns";

export const customers = pgTable(
  "customers",
  {
    id: id(),
    /** As typed; compared by `emailKey`. Null once the person was erased. */
    email: text(),
    emailKey: text(),
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
  (t) => [index("customer_addresses_customer").on(t.customerId, t.createdAt)],
);
