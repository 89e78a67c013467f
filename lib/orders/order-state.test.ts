import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderState } from "./contract";
import { orderMachine } from "./order-state";

describe("an order", () => {
  const moves = fc.array(fc.constantFrom("pay" as const, "promise" as const, "cancel" as const), {
    maxLength: 30,
  });

  it("never goes back to waiting for payment, whatever happens to it", () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        let state: OrderState = "awaiting_payment";
        let left = false;
        for (const move of sequence) {
          const next = orderMachine.move(state, move);
          if (!next.ok) continue;
          left = true;
          state = next.value;
          expect(state === "awaiting_payment" && left).toBe(false);
        }
      }),
    );
  });

  it("can always still be placed by money, until it is", () => {
    for (const state of ["awaiting_payment", "payment_pending", "canceled"] as const)
      expect(orderMachine.can(state, "pay"), state).toBe(true);
    expect(orderMachine.can("placed", "pay")).toBe(false);
  });
});
