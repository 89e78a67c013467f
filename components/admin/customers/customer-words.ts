import type { Word } from "../words";

/** Whether an address is known to be its owner's, and whether they may still sign in. */
export function customerWord(customer: {
  readonly isProven: boolean;
  readonly isClosed: boolean;
  readonly isErased: boolean;
}): Word {
  if (customer.isErased) return { word: "Erased", tone: "quiet" };
  if (customer.isClosed) return { word: "Closed", tone: "quiet" };
  return customer.isProven
    ? { word: "E-mail confirmed", tone: "usual" }
    : { word: "E-mail not confirmed", tone: "note" };
}

export const letterWords = {
  asked: "Signed up, not confirmed yet",
  confirmed: "Subscribed",
  withdrawn: "Unsubscribed",
} as const;

/** Why orders made as a guest count as a customer's, or do not yet. */
export function guestWords(guestOrders: number, isProven: boolean): string | null {
  if (guestOrders === 0) return null;
  const made = guestOrders === 1 ? "One order was" : `${guestOrders} orders were`;
  return isProven
    ? `${made} made with this address without signing in. They count here because the address is confirmed: a link sent to it came back.`
    : `${made} made with this address without signing in. They do not count here, and are not shown to whoever has this account, until a link sent to the address comes back: anybody could have typed it.`;
}
