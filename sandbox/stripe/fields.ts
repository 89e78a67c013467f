/**
 * The fields of Stripe's objects that the application reads, per object: the one list that `record.test.ts` checks
 * the sandbox against. Who reads a further field adds it here. `*` stands for every entry of an array.
 */
export const fieldsRead = {
  "checkout.session": [
    "id",
    "url",
    "status",
    "payment_status",
    "payment_intent",
    "client_reference_id",
    "metadata",
    "amount_total",
    "currency",
    "expires_at",
    "created",
    "customer_details.email",
  ],
  payment_intent: [
    "id",
    "status",
    "amount",
    "amount_received",
    "currency",
    "latest_charge",
    "last_payment_error",
    "metadata",
  ],
  "payment_intent that failed": ["last_payment_error.code", "last_payment_error.message"],
  charge: [
    "id",
    "amount",
    "amount_captured",
    "amount_refunded",
    "refunded",
    "balance_transaction",
    "payment_method_details.type",
  ],
  "charge of a card": ["payment_method_details.card.brand", "payment_method_details.card.last4"],
  balance_transaction: ["fee", "currency", "net", "exchange_rate", "available_on"],
  refund: ["id", "status", "amount", "currency", "charge", "payment_intent", "metadata", "reason"],
  "refund that failed": ["failure_reason"],
  dispute: [
    "id",
    "amount",
    "charge",
    "currency",
    "payment_intent",
    "status",
    "reason",
    "created",
    "evidence_details.due_by",
  ],
  event: ["id", "type", "created", "data.object", "livemode"],
} as const satisfies Record<string, readonly string[]>;

export type Read = keyof typeof fieldsRead;

/** The fields of the list that an object has not; a field may be null, but not absent. */
export function absentFields(kind: Read, object: unknown): string[] {
  return fieldsRead[kind].filter((path) => !present(object, path.split(".")));
}

function present(value: unknown, path: readonly string[]): boolean {
  const [field, ...rest] = path;
  if (field === undefined) return true;
  if (field === "*") return Array.isArray(value) && value.every((entry) => present(entry, rest));
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return false;
  const below = (value as Record<string, unknown>)[field];
  return below !== undefined && present(below, rest);
}
