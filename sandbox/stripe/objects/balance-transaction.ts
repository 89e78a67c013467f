import type Stripe from "stripe";
import { newId } from "../ids";
import { feeDetails } from "../money/fees";

const twoDays = 172_800;

export interface NewBalanceTransaction {
  type: Stripe.BalanceTransaction.Type;
  reporting_category: string;
  /** Signed: what goes out of the balance is negative. */
  amount: number;
  fee: number;
  fee_description: string;
  currency: string;
  description: string | null;
  source: string;
  created: number;
}

/** A movement of the balance. The sandbox settles in the currency of the charge, so there is no exchange rate. */
export function newBalanceTransaction(from: NewBalanceTransaction): Stripe.BalanceTransaction {
  return {
    id: newId("balance_transaction"),
    object: "balance_transaction",
    amount: from.amount,
    available_on: from.created + twoDays,
    balance_type: "payments",
    created: from.created,
    currency: from.currency,
    description: from.description,
    exchange_rate: null,
    fee: from.fee,
    fee_details: feeDetails(from.fee, from.currency, from.fee_description),
    net: from.amount - from.fee,
    reporting_category: from.reporting_category,
    source: from.source,
    status: "pending",
    type: from.type,
  };
}
