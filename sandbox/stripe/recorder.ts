import type Stripe from "stripe";
import type { Read } from "./fields";

/** An answer of the SDK and what it is to be read as. */
export interface Recorded {
  call: string;
  as: Read;
  object: unknown;
}

/** The shop's side that the recording needs beside the SDK; the control API of the sandbox offers it. */
export interface Shopper {
  pay(session: string, wish?: { card?: string; method?: "sepa_succeeds" }): Promise<unknown>;
  dispute(wish: { payment_intent: string }): Promise<{ id: string }>;
  /** Makes the next refund fail later, and lets that time pass. */
  failNextRefund(refund: () => Promise<{ id: string }>): Promise<{ id: string }>;
}

/**
 * Makes, through the SDK, every kind of call that the application makes, and keeps what was answered. Against the
 * sandbox it shows what the sandbox answers; with a real test key and a shopper for it, what Stripe does.
 */
export async function recordCalls(
  stripe: Stripe,
  shopper: Shopper,
  params: Stripe.Checkout.SessionCreateParams,
): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const keep = <T>(call: string, as: Read, object: T): T => {
    recorded.push({ call, as, object });
    return object;
  };
  const session = "checkout.session";
  const { sessions } = stripe.checkout;

  const open = keep("sessions.create", session, await sessions.create(params));
  keep("sessions.retrieve", session, await sessions.retrieve(open.id));
  await shopper.pay(open.id, { card: "4000000000000002" });
  const declined = await sessions.retrieve(open.id, { expand: ["payment_intent.latest_charge"] });
  const failed = declined.payment_intent as Stripe.PaymentIntent;
  keep("sessions.retrieve (declined)", "payment_intent that failed", failed);
  keep("sessions.retrieve (declined)", "charge of a card", failed.latest_charge);
  await shopper.pay(open.id);
  const paid = await sessions.retrieve(open.id, {
    expand: ["payment_intent.latest_charge.balance_transaction"],
  });
  keep("sessions.retrieve (paid)", session, paid);
  const intent = paid.payment_intent as Stripe.PaymentIntent;
  const charge = intent.latest_charge as Stripe.Charge;
  keep("sessions.retrieve (expanded)", "payment_intent", intent);
  keep("sessions.retrieve (expanded)", "charge", charge);
  keep("sessions.retrieve (expanded)", "charge of a card", charge);
  keep("sessions.retrieve (expanded)", "balance_transaction", charge.balance_transaction);
  keep("paymentIntents.retrieve", "payment_intent", await stripe.paymentIntents.retrieve(intent.id));
  keep("charges.retrieve", "charge", await stripe.charges.retrieve(charge.id));

  const refund = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 100,
    metadata: { r: "1" },
  });
  keep("refunds.create", "refund", refund);
  const doomed = await shopper.failNextRefund(() =>
    stripe.refunds.create({ payment_intent: intent.id, amount: 100, reason: "requested_by_customer" }),
  );
  keep("refunds.retrieve", "refund that failed", await stripe.refunds.retrieve(doomed.id));
  for (const entry of (await stripe.refunds.list({ payment_intent: intent.id })).data) {
    keep("refunds.list", "refund", entry);
  }
  const dispute = await shopper.dispute({ payment_intent: intent.id });
  keep("disputes.retrieve", "dispute", await stripe.disputes.retrieve(dispute.id));

  const delayed = await sessions.create(params);
  await shopper.pay(delayed.id, { method: "sepa_succeeds" });
  const promised = await sessions.retrieve(delayed.id, { expand: ["payment_intent.latest_charge"] });
  keep("sessions.retrieve (delayed)", session, promised);
  keep(
    "sessions.retrieve (delayed)",
    "charge",
    (promised.payment_intent as Stripe.PaymentIntent).latest_charge,
  );
  const closed = await sessions.create(params);
  keep("sessions.expire", session, await sessions.expire(closed.id));
  for (const entry of (await sessions.list({ limit: 10 })).data) keep("sessions.list", session, entry);
  for (const event of (await stripe.events.list({ limit: 100 })).data) {
    keep("events.list", "event", event);
    const about = readAs(event.data.object);
    if (about) keep(event.type, about, event.data.object);
  }
  return recorded;
}

const readable = new Set<string>(["checkout.session", "payment_intent", "charge", "refund", "dispute"]);

/** What the application would read the object of an event as. */
function readAs(object: object): Read | null {
  const kind = "object" in object ? String(object.object) : "";
  return readable.has(kind) ? (kind as Read) : null;
}
