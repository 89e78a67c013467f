import type { Tx } from "../core";
import { promiseDebit } from "./bank-debit";
import { chargeCard } from "./card-payment";
import { askChallenge } from "./challenge";
import { completeSession } from "./complete-session";
import { beginAttempt, type Method, type Payer, type PayResult } from "./method";
import { openSession } from "./open-session";

/**
 * The shopper presses "Pay". Against an expiry or a second press exactly one wins, because each looks at the session
 * and closes it in one commit.
 * Refuses: unknown, complete, expired session; a method that the session does not offer.
 */
export function pay(tx: Tx, sessionId: string, method: Method, payer: Payer): PayResult {
  const session = openSession(tx, sessionId);
  if (typeof session === "string") return { outcome: "refused", reason: session };
  if (session.amount_total === 0) {
    return { outcome: "paid", session: completeSession(tx, session, payer, "no_payment_required") };
  }
  const type = method.type === "card" ? "card" : "sepa_debit";
  if (!session.payment_method_types.includes(type))
    return { outcome: "refused", reason: "method_not_offered" };
  const attempt = beginAttempt(tx, session);
  if (method.type === "bank_debit") return promiseDebit(tx, attempt, method.account, payer);
  return method.card.challenge
    ? askChallenge(tx, attempt, method.card, payer)
    : chargeCard(tx, attempt, method.card, payer, false);
}
