/**
 * The tables whose rows are facts. Triggers (first those of migration 0002) refuse changes; the grants repeat it by
 * privilege.
 */
export const appendOnlyTables = [
  "product_versions",
  "prices",
  "stock_movements",
  "order_lines",
  "order_adjustments",
  "order_deliveries",
  "order_events",
  "checkout_phases",
  "shipment_lines",
  "line_cancellations",
  "stripe_events",
  "stripe_event_outcomes",
  "outbox_events",
  "audit_entries",
  "audit_values",
  "newsletter_consents",
] as const;
