import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { id, instant } from "./columns";
import { customers } from "./customers";

/** What somebody wrote to the shop through its contact form. */
export const inquiries = pgTable(
  "inquiries",
  {
    id: id(),
    topic: text({ enum: ["order", "product", "delivery", "return", "other"] }).notNull(),
    /** Null once the person was erased, as are name and text. */
    email: text(),
    emailKey: text(),
    name: text(),
    text: text(),
    /** The order they named, as typed: nobody has checked that it is theirs. */
    orderNumber: bigint({ mode: "number" }),
    customerId: uuid().references(() => customers.id),
    locale: text().notNull(),
    createdAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: jsonb().$type<Actor>(),
  },
  (t) => [
    index("inquiries_open").on(t.createdAt, t.id).where(sql`${t.answeredAt} is null`),
    index("inquiries_created").on(t.createdAt.desc(), t.id.desc()),
    index("inquiries_email").on(t.emailKey),
    /** For whoever looks at the order, or packs it. */
    index("inquiries_order").on(t.orderNumber, t.id).where(sql`${t.orderNumber} is not null`),
  ],
);
