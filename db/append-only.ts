/** The tables whose rows are facts. The triggers of migration 0002 refuse changes; the grants repeat it by privilege. */
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
  "outbox_events",
  "audit_entries",
  "newsletter_consents",
] as const;
