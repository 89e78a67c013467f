import { z } from "zod";
import { chargeToRefund } from "../api/refunds";
import type { Sandbox } from "../core";
import { type Fault, newFault, number } from "../faults/fault";
import type { Answer } from "../http/answer";
import { newId } from "../ids";
import { closeDispute, openDispute } from "../payments/dispute";
import { type RefundFate, refundCharge } from "../payments/refund";
import { ControlRefusal, json } from "./refusal";
import { type ControlRoute, flag } from "./route";

const which = { charge: z.string().optional(), payment_intent: z.string().optional() };

const disputeBody = z.strictObject({ ...which, amount: number.optional(), reason: z.string().optional() });

const refundBody = z.strictObject({
  ...which,
  amount: number.pipe(z.int().min(1)).optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  /** It succeeds, and fails `ms` later. */
  fails: flag.default(false),
  ms: number.optional(),
});

const clockBody = z.union([
  z.strictObject({ advance_seconds: number }),
  /** Unix seconds, or an ISO instant. */
  z.strictObject({ now: z.union([number, z.iso.datetime().transform((at) => Date.parse(at) / 1000)]) }),
]);

export const stateControls: ControlRoute[] = [
  {
    method: "POST",
    path: "/_sandbox/refunds",
    run({ sandbox, body }) {
      const wish = refundBody.parse(body);
      const at = sandbox.clock.now() + (wish.ms ?? sandbox.options.asyncDelay);
      const fate: RefundFate = wish.fails
        ? { at, result: "failed", failure_reason: "expired_or_canceled_card" }
        : null;
      return json(
        sandbox.commit(null, (tx) => refundCharge(tx, chargeToRefund(tx, wish), wish, fate)),
        201,
      );
    },
  },
  {
    method: "POST",
    path: "/_sandbox/disputes",
    run({ sandbox, body }) {
      const wish = disputeBody.parse(body);
      return json(
        sandbox.commit(null, (tx) => openDispute(tx, chargeToRefund(tx, wish), wish)),
        201,
      );
    },
  },
  {
    method: "POST",
    path: "/_sandbox/disputes/:id/close",
    run({ sandbox, id, body }) {
      const { status } = z.strictObject({ status: z.enum(["won", "lost"]) }).parse(body);
      const dispute = sandbox.tables.dispute.get(id);
      if (!dispute) throw new ControlRefusal(404, "no such dispute");
      return json(sandbox.commit(null, (tx) => closeDispute(tx, dispute, status)));
    },
  },
  {
    method: "POST",
    path: "/_sandbox/clock",
    run({ sandbox, body }) {
      const wish = clockBody.parse(body);
      const { clock } = sandbox;
      const offset =
        "now" in wish
          ? clock.offset + wish.now * 1000 - clock.now()
          : clock.offset + wish.advance_seconds * 1000;
      sandbox.commit(null, (tx) => tx.put("setting", { id: "clock", offset }));
      clock.shift(offset);
      return json({ now: clock.seconds(), offset_seconds: offset / 1000 });
    },
  },
  {
    method: "GET",
    path: "/_sandbox/clock",
    run: ({ sandbox: { clock } }) => json({ now: clock.seconds(), offset_seconds: clock.offset / 1000 }),
  },
  {
    method: "POST",
    path: "/_sandbox/reset",
    run({ sandbox }) {
      sandbox.reset();
      return json({ reset: true });
    },
  },
  {
    method: "GET",
    path: "/_sandbox/requests",
    run({ sandbox, query }) {
      const operation = query.get("operation");
      const key = query.get("idempotency_key");
      const requests = sandbox.requests
        .all()
        .filter(
          (request) =>
            (operation === null || request.operation === operation) &&
            (key === null || request.idempotency_key === key),
        );
      return json({ requests });
    },
  },
  {
    method: "GET",
    path: "/_sandbox/faults",
    run: ({ sandbox }) => json({ faults: [...sandbox.tables.fault.oldestFirst()] }),
  },
  {
    method: "POST",
    path: "/_sandbox/faults",
    run({ sandbox, body }) {
      const wish = newFault.parse(body);
      const fault: Fault = { ...wish, id: newId("fault"), struck: 0, passing: wish.skip };
      sandbox.commit(null, (tx) => tx.put("fault", fault));
      return json(fault, 201);
    },
  },
  { method: "DELETE", path: "/_sandbox/faults", run: ({ sandbox }) => clearFaults(sandbox) },
  // Forms of the control page cannot send DELETE.
  { method: "POST", path: "/_sandbox/faults/clear", run: ({ sandbox }) => clearFaults(sandbox) },
  {
    method: "DELETE",
    path: "/_sandbox/faults/:id",
    run({ sandbox, id }) {
      sandbox.commit(null, (tx) => tx.remove("fault", id));
      return json({ deleted: id });
    },
  },
];

function clearFaults(sandbox: Sandbox): Answer {
  const all = [...sandbox.tables.fault.oldestFirst()];
  sandbox.commit(null, (tx) => {
    for (const { id } of all) tx.remove("fault", id);
  });
  return json({ deleted: all.length });
}
