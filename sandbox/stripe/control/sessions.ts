import { z } from "zod";
import type { Sandbox } from "../core";
import { settleDebit } from "../payments/bank-debit";
import { findCard } from "../payments/cards";
import { answerChallenge, challengeUrl } from "../payments/challenge";
import { findAccount } from "../payments/ibans";
import type { Method, Payer, PayResult } from "../payments/method";
import { expire, openSession } from "../payments/open-session";
import { pay } from "../payments/pay";
import { successUrl } from "../payments/success-url";
import { ControlRefusal, json } from "./refusal";
import { type ControlRoute, flag } from "./route";

const payBody = z.strictObject({
  /** A test card number; 4242 4242 4242 4242 when neither card nor method is said. */
  card: z.string().optional(),
  /** The delayed method, or one of the other SEPA test accounts by `iban`. */
  method: z.enum(["card", "sepa_succeeds", "sepa_fails"]).optional(),
  iban: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  /** Answers a 3-D Secure challenge at once; when absent it stays open for the page. */
  complete_3ds: flag.optional(),
});

/** What `pay`, `challenge` answer. */
export interface PayAnswer {
  outcome: PayResult["outcome"];
  /** Why an attempt was declined. */
  error?: { code: string | null; decline_code: string | null; message: string | null };
  /** Why there was no attempt. */
  reason?: string;
  /** Where the challenge is open. */
  challenge_url?: string;
  /** Where the shopper goes after paying. */
  redirect_url?: string;
  session?: { id: string; status: string | null; payment_status: string; payment_intent: string | null };
}

export const sessionControls: ControlRoute[] = [
  {
    method: "POST",
    path: "/_sandbox/sessions/:id/pay",
    run({ sandbox, id, body }) {
      const wish = payBody.parse(body);
      const payer = payerOf(sandbox, id, wish);
      const result = sandbox.commit(null, (tx) => {
        const first = pay(tx, id, methodOf(wish), payer);
        if (first.outcome !== "requires_action" || wish.complete_3ds === undefined) return first;
        return answerChallenge(tx, id, wish.complete_3ds);
      });
      return json(
        payAnswer(sandbox, result),
        result.outcome === "refused" ? refusedStatus(result.reason) : 200,
      );
    },
  },
  {
    method: "POST",
    path: "/_sandbox/sessions/:id/challenge",
    run({ sandbox, id, body }) {
      const { complete } = z.strictObject({ complete: flag }).parse(body);
      const result = sandbox.commit(null, (tx) => answerChallenge(tx, id, complete));
      return json(
        payAnswer(sandbox, result),
        result.outcome === "refused" ? refusedStatus(result.reason) : 200,
      );
    },
  },
  {
    method: "POST",
    path: "/_sandbox/sessions/:id/expire",
    run({ sandbox, id }) {
      const session = sandbox.commit(null, (tx) => {
        const open = openSession(tx, id);
        return typeof open === "string" ? open : expire(tx, open);
      });
      if (typeof session === "string")
        throw new ControlRefusal(refusedStatus(session), `the session is ${session}`);
      return json(session);
    },
  },
  {
    method: "POST",
    path: "/_sandbox/sessions/:id/async",
    run({ sandbox, id, body }) {
      const { result } = z.strictObject({ result: z.enum(["succeed", "fail"]).optional() }).parse(body);
      const promised = sandbox.tables.basket.get(id)?.promise;
      const session =
        promised && sandbox.commit(null, (tx) => settleDebit(tx, id, result ?? promised.result));
      if (!session) throw new ControlRefusal(409, "the session does not wait for a delayed method");
      return json(session);
    },
  },
];

function methodOf(wish: z.output<typeof payBody>): Method {
  const iban =
    wish.iban ??
    { card: undefined, sepa_succeeds: "AT611904300234573201", sepa_fails: "AT861904300235473202" }[
      wish.method ?? "card"
    ];
  if (iban !== undefined) {
    const account = findAccount(iban);
    if (!account) throw new ControlRefusal(400, `${iban} is not a test account of the sandbox`);
    return { type: "bank_debit", account };
  }
  const number = wish.card ?? "4242424242424242";
  const card = findCard(number);
  if (!card) throw new ControlRefusal(400, "that is not a test card of the sandbox");
  return { type: "card", card };
}

/** Who pays, when nobody says: the address that the session knows, else a made-up one. */
export function payerOf(
  sandbox: Sandbox,
  id: string,
  wish: { email?: string | undefined; name?: string | undefined },
): Payer {
  const known = sandbox.tables.session.get(id)?.customer_details?.email;
  return { email: wish.email ?? known ?? "shopper@example.com", name: wish.name ?? null };
}

const refusedStatus = (reason: string): number => (reason === "unknown" ? 404 : 409);

function payAnswer(sandbox: Sandbox, result: PayResult): PayAnswer {
  if (result.outcome === "refused") return { outcome: "refused", reason: result.reason };
  const { id, status, payment_status, payment_intent, success_url } = result.session;
  const session = {
    id,
    status,
    payment_status,
    payment_intent: typeof payment_intent === "string" ? payment_intent : null,
  };
  switch (result.outcome) {
    case "declined": {
      const { code = null, decline_code = null, message = null } = result.error;
      return { outcome: "declined", session, error: { code, decline_code, message } };
    }
    case "requires_action":
      return { outcome: "requires_action", session, challenge_url: challengeUrl(sandbox.origin, id) };
    default:
      return { outcome: result.outcome, session, redirect_url: successUrl(success_url, id) };
  }
}
