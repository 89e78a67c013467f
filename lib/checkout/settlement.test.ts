import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PaymentFact } from "@/lib/payments";
import { decideSettlement, type Standing } from "./settlement";

const fact = (change: Partial<PaymentFact> = {}): PaymentFact => ({
  kind: "paid",
  paymentId: "p",
  orderId: "o",
  checkoutId: "k",
  sessionId: "cs_1",
  paymentIntentId: "pi_1",
  amount: 2_890,
  currency: "EUR",
  problem: null,
  ...change,
});
const standing = (change: Partial<Standing["payment"]> = {}, rest: Partial<Standing> = {}): Standing => ({
  payment: { state: "open", sessionId: "cs_1", amount: 2_890, currency: "EUR", ...change },
  order: "awaiting_payment",
  cartOrdered: false,
  ...rest,
});

describe("what a payment fact means", () => {
  const table: [string, PaymentFact, Standing, string][] = [
    ["paid as agreed", fact(), standing(), "place"],
    ["said again", fact(), standing({ state: "paid" }, { order: "placed" }), "nothing"],
    ["a cent less", fact({ amount: 2_889 }), standing(), "review"],
    ["another currency", fact({ currency: "USD" }), standing(), "review"],
    ["promised", fact({ kind: "promised" }), standing(), "promise"],
    [
      "promised again",
      fact({ kind: "promised" }),
      standing({ state: "pending" }, { order: "payment_pending" }),
      "nothing",
    ],
    [
      "promised after it was paid",
      fact({ kind: "promised" }),
      standing({ state: "paid" }, { order: "placed" }),
      "nothing",
    ],
    [
      "the bank's yes",
      fact(),
      standing({ state: "pending" }, { order: "payment_pending", cartOrdered: true }),
      "place",
    ],
    [
      "the bank's no",
      fact({ kind: "failed" }),
      standing({ state: "pending" }, { order: "payment_pending" }),
      "cancel",
    ],
    ["expired", fact({ kind: "expired" }), standing(), "cancel"],
    [
      "expired after it was paid",
      fact({ kind: "expired" }),
      standing({ state: "paid" }, { order: "placed" }),
      "nothing",
    ],
    ["another try's session expired", fact({ kind: "expired", sessionId: "cs_0" }), standing(), "nothing"],
    ["paid after we gave up", fact(), standing({ state: "canceled" }, { order: "canceled" }), "revive"],
    [
      "paid after another order took the cart",
      fact(),
      standing({ state: "canceled" }, { order: "canceled", cartOrdered: true }),
      "refund_duplicate",
    ],
    [
      "a second session of one payment",
      fact({ sessionId: "cs_2" }),
      standing({ state: "paid" }, { order: "placed" }),
      "refund_duplicate",
    ],
    ["two orders of one cart, both paid", fact(), standing({}, { cartOrdered: true }), "refund_duplicate"],
    ["after a difference was put before staff", fact(), standing({ state: "review" }), "nothing"],
    [
      "a second session while a difference waits for staff",
      fact({ sessionId: "cs_2" }),
      standing({ state: "review" }),
      "refund_duplicate",
    ],
    [
      "a second session of another amount",
      fact({ sessionId: "cs_2", amount: 2_889 }),
      standing({ state: "paid" }, { order: "placed" }),
      "refund_duplicate",
    ],
    [
      "said again after staff gave it back",
      fact({ amount: 2_889 }),
      standing({ state: "returned" }, { order: "canceled" }),
      "nothing",
    ],
    [
      "a second session after staff gave the first back",
      fact({ sessionId: "cs_2" }),
      standing({ state: "returned" }, { order: "canceled" }),
      "refund_duplicate",
    ],
  ];
  for (const [name, said, stands, outcome] of table) {
    it(`${name}: ${outcome}`, () => {
      expect(decideSettlement(said, stands)).toBe(outcome);
    });
  }

  it("places or revives only for the exact amount, whatever else stands", () => {
    const any = fc.record({
      state: fc.constantFrom(
        "open" as const,
        "pending" as const,
        "paid" as const,
        "failed" as const,
        "canceled" as const,
        "review" as const,
        "returned" as const,
      ),
      order: fc.constantFrom(
        "awaiting_payment" as const,
        "payment_pending" as const,
        "placed" as const,
        "canceled" as const,
      ),
      kind: fc.constantFrom("paid" as const, "promised" as const, "failed" as const, "expired" as const),
      cartOrdered: fc.boolean(),
      amount: fc.constantFrom(2_890, 2_889, 0),
      sessionId: fc.constantFrom("cs_1", "cs_2"),
    });
    fc.assert(
      fc.property(any, ({ state, order, kind, cartOrdered, amount, sessionId }) => {
        const outcome = decideSettlement(
          fact({ kind, amount, sessionId }),
          standing({ state }, { order, cartOrdered }),
        );
        if (outcome === "place" || outcome === "revive") {
          expect(amount).toBe(2_890);
          expect(kind).toBe("paid");
          expect(["paid", "returned"]).not.toContain(state);
        }
      }),
    );
  });
});
