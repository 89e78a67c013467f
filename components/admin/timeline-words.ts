import { addressLabel } from "@/components/checkout/address-labels";
import { addressParts } from "@/components/checkout/form-values";
import { formatMoney } from "@/lib/kernel/money";
import type { DeskEntry } from "@/lib/views/contract";
import { disputeReason, disputeWord, type Tone, templateWords } from "./words";

/** One entry of the timeline in words: what happened, and what else is worth knowing. */
export interface EntryWords {
  readonly title: string;
  readonly more: string | null;
  readonly tone: Tone;
}

type Detail = Readonly<Record<string, unknown>>;
type Say = (detail: Detail, money: (amount: unknown, of?: unknown) => string | null) => EntryWords;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const units = (value: unknown) => (value === 1 ? "1 unit" : `${Number(value)} units`);
const join = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(" · ") || null;
const say = (title: string, tone: Tone, more: string | null = null): EntryWords => ({ title, more, tone });

/** Why an order ended before it was paid. */
export const endReasons: Readonly<Record<string, string>> = {
  session_expired: "The payment page’s time was over",
  payment_failed: "The bank said no",
  reopened: "The buyer went back to change it",
  duplicate_payment: "The cart had been paid already",
  no_session: "Payment never began",
  session_lost: "Stripe does not know its payment page any more",
  amount_differs: "Another amount was paid than was asked for",
};

const words: Readonly<Record<string, Say>> = {
  created: () => say("Checkout started", "quiet"),
  placed: (detail, money) =>
    say(detail.late ? "Paid after all, and placed" : "Paid and placed", "good", money(detail.amount)),
  payment_promised: (detail, money) =>
    say("Payment promised; waits for the bank", "note", money(detail.amount)),
  payment_failed: (detail) => say("Payment failed", "bad", reason(detail)),
  canceled: (detail, money) =>
    say(
      "Cancelled",
      "quiet",
      join(
        reason(detail),
        detail.units ? units(detail.units) : null,
        detail.restocked === true && "back on the shelf",
        detail.restocked === false && "not restocked",
        money(detail.refunded) && `${money(detail.refunded)} refunded`,
      ),
    ),
  units_canceled: (detail, money) =>
    say(
      `${units(detail.units)} cancelled`,
      "quiet",
      join(
        reason(detail),
        detail.restocked === true ? "back on the shelf" : "not restocked",
        money(detail.refunded) && `${money(detail.refunded)} refunded`,
      ),
    ),
  address_changed: (detail) => say("Delivery address changed", "note", fields(detail.fields)),
  shipped: (detail) =>
    say(`${units(detail.units)} sent`, "good", join(text(detail.carrier), text(detail.tracking))),
  delivered: () => say("Parcel arrived", "good"),
  refund_requested: (detail, money) =>
    say(`Refund asked for${money(detail.amount) ? `: ${money(detail.amount)}` : ""}`, "note", reason(detail)),
  refunded: (detail, money) =>
    say(
      `Refunded${money(detail.amount) ? `: ${money(detail.amount)}` : ""}`,
      "good",
      detail.source === "stripe" ? "made at Stripe" : null,
    ),
  refund_failed: (detail, money) =>
    say(
      `Refund failed${money(detail.amount) ? `: ${money(detail.amount)}` : ""}`,
      "bad",
      text(detail.problem),
    ),
  dispute_opened: (detail, money) =>
    say(
      `Dispute opened${money(detail.amount) ? `: ${money(detail.amount)}` : ""}`,
      "bad",
      text(detail.reason) && disputeReason(String(detail.reason)),
    ),
  dispute_updated: (detail) => {
    const { word, tone } = disputeWord(text(detail.state) ?? "");
    return say("Dispute changed", tone, word || null);
  },
  message_sent: (detail) =>
    say(
      `E-mail sent: ${templateWords[String(detail.template)] ?? plain(detail.template) ?? "other"}`,
      "quiet",
    ),
  note: (detail) => say("Note", "note", text(detail.text)),
  paid_without_stock: (detail, money) =>
    say("Paid, but sold out; everything goes back", "bad", money(detail.amount)),
  duplicate_payment: (detail, money) =>
    say("Paid a second time; it goes back", "bad", join(money(detail.amount), text(detail.session))),
  amount_differs: (detail, money) =>
    say(
      "Another amount was paid than was asked for",
      "bad",
      money(detail.expected, detail.expected_currency) && money(detail.amount)
        ? `expected ${money(detail.expected, detail.expected_currency)}, came ${money(detail.amount)}`
        : null,
    ),
};

/** `currency` is the order's; null where the reader may not see money. */
export function entryWords(entry: DeskEntry, currency: string | null): EntryWords {
  // Where another currency moved than the order's, the entry names it.
  const money = (amount: unknown, of: unknown = entry.detail.currency) =>
    currency !== null && typeof amount === "number" && amount > 0
      ? formatMoney({ amount, currency: text(of) ?? currency })
      : null;
  return words[entry.type]?.(entry.detail, money) ?? say(plain(entry.type) ?? "Something happened", "quiet");
}

export const knownEntries: readonly string[] = Object.keys(words);

function reason(detail: Detail): string | null {
  const given = text(detail.reason);
  return given === null ? null : (endReasons[given] ?? given);
}

/** What of an address was changed, as the checkout calls it. */
function fields(changed: unknown): string | null {
  if (!Array.isArray(changed)) return null;
  return addressParts
    .filter((part) => changed.includes(part))
    .map((part) => addressLabel(part, ""))
    .join(", ");
}

/** A code that has no words yet, readable all the same. */
function plain(code: unknown): string | null {
  const given = text(code);
  return given && given.charAt(0).toUpperCase() + given.slice(1).replaceAll("_", " ");
}
