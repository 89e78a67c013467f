import { addressLines } from "@/components/order/place-lines";
import type { Address } from "@/lib/kernel/address";
import { formatMoney } from "@/lib/kernel/money";
import { countryName } from "./format";

/** What an action of the desk answers: the shape of `ActionAnswer`, as far as a page needs it. */
export type Answer<V> =
  | { readonly ok: true; readonly value: V }
  | {
      readonly ok: false;
      readonly code: string;
      readonly title: string;
      readonly detail: Readonly<Record<string, unknown>>;
      readonly errors: readonly { readonly path: string; readonly message: string }[];
    };
export type Refusal = Extract<Answer<unknown>, { ok: false }>;

type Detail = Refusal["detail"];

/** Refusals that the desk says in its own words, with the figures they know. All others keep their title. */
const words: Readonly<Record<string, (detail: Detail, currency: string | null) => string>> = {
  unauthenticated: () => "Your session has ended. Sign in again; what you typed stays here until then.",
  confirmation_needed: () => "Nothing was done: it needs you to show again that it is you.",
  forbidden: () => "Your role does not allow this.",
  internal: (detail) =>
    `Something went wrong on our side, and was written down (${String(detail.incident ?? "")}).`,
  address_changed: (detail) =>
    `Nothing was sent: its address has changed since you looked. ${goesTo(deliveryNow(detail) ?? null)} Write that on the parcel, then ship it.`,
  line_not_found: () => "This line is not one of the order’s.",
  more_than_open: (detail) =>
    typeof detail.open === "number"
      ? `${left(detail.open)} Somebody may have been faster.`
      : "That is more than is left.",
  nothing_to_ship: () => "Choose at least one unit.",
  order_not_placed: () => "This order is not placed any more.",
  more_than_captured: (detail, currency) =>
    currency !== null && typeof detail.refundable === "number"
      ? detail.refundable === 0
        ? "Everything has been refunded already."
        : `At most ${formatMoney({ amount: detail.refundable, currency })} can still be refunded.`
      : "That is more than can still be refunded.",
  nothing_captured: () => "No money is left to refund on this order.",
  limit_below_used: (detail) =>
    `It has been used ${String(detail.used)} times already: the limit cannot be lower.`,
  invalid_input: () => "Something in it is not valid: look at what is marked.",
  changed_meanwhile: () =>
    "Somebody changed this since you opened it. The page shows what it is now; send it again if yours should stand.",
  stock_changed_meanwhile: (detail) =>
    typeof detail.onHand === "number"
      ? `It moved while you counted: ${detail.onHand} on hand now. Close this, and count again.`
      : "It moved while you counted. Close this, and count again.",
  idempotency_mismatch: () => "This was sent before with other values. Close this, and try again.",
  idempotency_in_flight: () => "The first click is still being worked on. Wait a moment.",
  order_under_way: (detail) =>
    `${Array.isArray(detail.orders) ? detail.orders.join(", ") : "An order"} came in or moved meanwhile and is still to be paid or to be sent. Send or cancel it first.`,
  country_taken: (detail) =>
    `${countryName(String(detail.country))} is in the zone “${String(detail.zone)}” already: take it out there first.`,
  handle_taken: () => "Something else has this address already.",
  path_taken: (detail) =>
    detail.archived
      ? `A category that was taken away has this address (${String(detail.path)}): bring it back, or choose another.`
      : `Another category has this address already: ${String(detail.path)}.`,
  last_owner: () => "A shop keeps one owner who can sign in. Make somebody else owner first.",
  own_account: () => "That is your own account: another owner has to change it.",
  already_accepted: () => "They have accepted it already, and can sign in.",
  mail_not_configured: () => "This shop sends no e-mail: no mail server is configured.",
};

function left(units: number): string {
  if (units === 0) return "None of it is left.";
  return `Only ${units} of it ${units === 1 ? "is" : "are"} left.`;
}

/** Where an order goes by now, null for nowhere; undefined where a refusal says nothing of it. */
export function deliveryNow({ delivery }: Detail): Address | null | undefined {
  return delivery as Address | null | undefined;
}

function goesTo(delivery: Address | null): string {
  if (!delivery) return "No address is given now.";
  const { address_country, phone } = delivery;
  const lines = addressLines(delivery, { [address_country]: countryName(address_country) });
  return `It goes to ${[...lines, phone].filter(Boolean).join(", ")} now.`;
}

/** A refusal in a sentence. */
export function refusalWords(refusal: Refusal, currency: string | null = null): string {
  return words[refusal.code]?.(refusal.detail, currency) ?? refusal.title;
}

/** The words for one field, by its path or the beginning of it. */
export function fieldProblem(refusal: Refusal | null, path: string): string | null {
  return (
    refusal?.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message ?? null
  );
}
