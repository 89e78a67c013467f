import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refundFact } from "@/lib/payments/stripe/refunds";
import { factOf, openSession } from "@/lib/payments/stripe/sessions";
import { absentFields, fieldsRead, type Read } from "./fields";
import { type Recorded, recordCalls } from "./recorder";
import { cart, startTestbed, type Testbed } from "./testbed";

let bed: Testbed;
let recorded: Recorded[];
beforeAll(async () => {
  bed = await startTestbed({ asyncDelay: 60_000 });
  const { control } = bed;
  recorded = await recordCalls(
    bed.stripe,
    {
      pay: (session, wish) => control.pay(session, wish),
      dispute: (wish) => control.dispute(wish),
      async failNextRefund(refund) {
        await control.addFault({ effect: "refund_fails", ms: 1000 });
        const made = await refund();
        await control.advance(1);
        return made;
      },
    },
    cart(),
  );
});
afterAll(() => bed.close());

it("answers every call of the application with every field that it reads", () => {
  const absent = recorded.flatMap(({ call, as, object }) =>
    absentFields(as, object).map((field) => `${call}: ${as} has no ${field}`),
  );
  expect(absent).toEqual([]);
});

it("carries the same fields in the webhooks", async () => {
  await bed.control.idle();
  expect(bed.shop.received.length).toBeGreaterThan(15);
  for (const { event } of bed.shop.received) expect(absentFields("event", event)).toEqual([]);
});

it("has recorded every kind that is on the list", () => {
  expect(new Set(recorded.map(({ as }) => as))).toEqual(new Set(Object.keys(fieldsRead)));
  expect(recorded.length).toBeGreaterThan(40);
});

it("lists every field that our own readers ask for", () => {
  const asked = new Set<string>();
  const watched = (kind: Read, object: unknown) => watching(object as object, `${kind}.`, asked);
  for (const { as, object } of recorded) {
    if (as === "checkout.session") {
      factOf(watched(as, object) as Stripe.Checkout.Session);
      openSession(watched(as, object) as Stripe.Checkout.Session);
    }
    if (as === "refund" || as === "refund that failed")
      refundFact(watched("refund", object) as Stripe.Refund);
  }
  const listed = Object.entries(fieldsRead).flatMap(([kind, fields]) =>
    fields.map((field) => `${kind.replace(/ that failed$/, "")}.${field}`),
  );
  expect(asked.size).toBeGreaterThan(12);
  expect([...asked].filter((field) => !listed.includes(field))).toEqual([]);
});

/** Notes which fields are asked of an object. */
function watching<T extends object>(object: T, prefix: string, asked: Set<string>): T {
  return new Proxy(object, {
    get(target, field) {
      if (typeof field === "string") asked.add(prefix + field);
      return Reflect.get(target, field);
    },
  });
}

it("would notice a field that is gone", () => {
  const whole = recorded.find(({ call }) => call === "sessions.create")!.object as Record<string, unknown>;
  const { url: _, ...less } = whole;
  expect(absentFields("checkout.session", whole)).toEqual([]);
  expect(absentFields("checkout.session", less)).toEqual(["url"]);
  const failed: Read = "payment_intent that failed";
  expect(absentFields(failed, { last_payment_error: null })).toHaveLength(2);
});
