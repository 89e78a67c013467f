import type { Tx } from "../core";
import { invalid } from "../http/errors";
import { wholeList } from "./listing";
import { shownBalanceTransaction } from "./shown";

type Thing = Record<string, unknown>;

/** Finds the object that an id in a field stands for. */
type Finder = (tx: Tx, id: string) => unknown;

const finders: Readonly<Record<string, Finder>> = {
  payment_intent: ({ tables }, id) => tables.payment_intent.get(id),
  latest_charge: ({ tables }, id) => tables.charge.get(id),
  charge: ({ tables }, id) => tables.charge.get(id),
  customer: ({ tables }, id) => tables.customer.get(id),
  product: ({ tables }, id) => tables.product.get(id),
  balance_transaction: balance,
  failure_balance_transaction: balance,
  source: ({ tables }, id) => tables.charge.get(id) ?? tables.refund.get(id) ?? tables.dispute.get(id),
};

function balance(tx: Tx, id: string): unknown {
  const movement = tx.tables.balance_transaction.get(id);
  return movement && shownBalanceTransaction(movement, tx.now);
}

/** Fields that an object only has when they are asked for. */
function included({ tables }: Tx, thing: Thing, field: string): unknown {
  const id = String(thing.id);
  if (thing.object === "checkout.session" && field === "line_items") {
    return wholeList(tables.basket.get(id)?.lines ?? [], `/v1/checkout/sessions/${id}/line_items`);
  }
  if (thing.object === "charge" && field === "refunds") {
    const refunds = [...tables.refund.newestFirst()].filter((refund) => refund.charge === id);
    return wholeList(refunds, `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

/**
 * Replaces ids by their objects along dotted paths, in lists below `data.` (https://docs.stripe.com/api/expanding_objects).
 * @throws ApiError 400 for a field that cannot be expanded.
 */
export function expandAnswer(tx: Tx, answer: unknown, paths: readonly string[]): unknown {
  return paths.reduce((expanded, path) => along(tx, expanded, path.split("."), path), answer);
}

function along(tx: Tx, value: unknown, path: readonly string[], whole: string): unknown {
  const [field, ...rest] = path;
  if (field === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((entry) => along(tx, entry, path, whole));
  // An entry that was not there to expand, such as the charge of an intent without one.
  if (typeof value !== "object") return value;
  const thing = value as Thing;
  const below = reach(tx, thing, field, whole);
  return { ...thing, [field]: along(tx, below, rest, whole) };
}

function reach(tx: Tx, thing: Thing, field: string, whole: string): unknown {
  const extra = included(tx, thing, field);
  if (extra !== undefined) return extra;
  const present = thing[field];
  if (typeof present === "object" && present !== null) return present;
  const finder = finders[field];
  if (!Object.hasOwn(thing, field) || !finder) {
    throw invalid(`This property cannot be expanded (${whole}).`, "expand");
  }
  return typeof present === "string" ? (finder(tx, present) ?? present) : present;
}
