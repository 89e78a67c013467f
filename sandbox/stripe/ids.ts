import { randomFillSync } from "node:crypto";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Prefix and number of random characters, in the shapes that Stripe's own ids have. */
const shapes = {
  session: ["cs_test_a1", 56],
  line: ["li_1", 23],
  price: ["price_1", 23],
  product: ["prod_", 14],
  customer: ["cus_", 14],
  payment_intent: ["pi_3", 23],
  payment_method: ["pm_1", 23],
  charge: ["ch_3", 23],
  payment: ["py_3", 23],
  refund: ["re_3", 23],
  bank_refund: ["pyr_1", 23],
  dispute: ["du_1", 23],
  balance_transaction: ["txn_3", 23],
  event: ["evt_1", 23],
  endpoint: ["we_1", 23],
  mandate: ["mandate_1", 23],
  request: ["req_", 14],
  delivery: ["dlv_", 14],
  fault: ["flt_", 8],
  secret: ["", 24],
} as const satisfies Record<string, readonly [string, number]>;

// Random bytes are drawn in advance: a call into the generator for every id would show in the benchmark.
const pool = Buffer.alloc(8192);
let used = pool.length;

/** A new id. Random, so that a restart needs no counter and two sandboxes never share one. */
export function newId(kind: keyof typeof shapes): string {
  const [prefix, length] = shapes[kind];
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let id: string = prefix;
  for (let i = 0; i < length; i++) id += letters[pool[used++]! % letters.length];
  return id;
}
