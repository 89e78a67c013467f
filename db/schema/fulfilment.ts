import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { id, instant } from "./columns";
import { orderLines, orders } from "./orders";

/** One parcel that left. */
export const shipments = pgTable(
  "shipments",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    carrier: text(),
    trackingNumber: text(),
    trackingUrl: text(),
    actor: jsonb().$type<Actor>().notNull(),
    shippedAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (t) => [index("shipments_order").on(t.orderId)],
);

export const shipmentLines = pgTable(
  "shipment_lines",
  {
    shipmentId: uuid()
      .notNull()
      .references(() => shipments.id),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.orderLineId] }),
    index("shipment_lines_line").on(t.orderLineId),
    check("shipment_lines_quantity", sql`${t.quantity} > 0`),
  ],
);

/** Units of a line that will not be sent any more, because they were cancelled. */
export const lineCancellations = pgTable(
  "line_cancellations",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
    restocked: integer().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("line_cancellations_order").on(t.orderId),
    check(
      "line_cancellations_quantity",
      sql`${t.quantity} > 0 and ${t.restocked} between 0 and ${t.quantity}`,
    ),
  ],
);
