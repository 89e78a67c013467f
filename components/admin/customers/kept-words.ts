import type { Kept } from "@/lib/privacy/contract";
import { many } from "../format";

/** What erasing takes away, as it is at this moment: only what there is. */
export function goes(kept: Kept): readonly string[] {
  const parts = [
    "their name, e-mail address, phone number, language and password",
    kept.addresses > 0 && many(kept.addresses, "address", "addresses"),
    kept.notes > 0 && `${many(kept.notes, "note")} that staff wrote about them`,
    kept.orderNotes > 0 && `the words of ${many(kept.orderNotes, "note")} on their orders`,
    kept.sessions > 0 && `${many(kept.sessions, "session")}: they are signed out`,
    kept.carts > 0 && "what lies in their cart",
    kept.letters > 0 && `${many(kept.letters, "message")} they wrote to the shop`,
    kept.messages > 0 && `what ${many(kept.messages, "e-mail")} to them or from them said`,
    kept.newsletter && "their address on the newsletter’s list",
    kept.alerts > 0 && `${many(kept.alerts, "wish", "wishes")} to be told when something is back`,
    kept.orders > 0 && "e-mail address, phone number, note and card of their orders",
    kept.tries > 0 && `name and address of ${many(kept.tries, "try", "tries")} to pay that came to nothing`,
  ];
  return parts.filter((part) => typeof part === "string");
}

/** What erasing leaves, and why. */
export function stays(kept: Kept): readonly string[] {
  const parts = [
    kept.orders > 0 &&
      `name and address on ${many(kept.orders, "order")}, with what was bought, paid, given back and sent: the law has sales kept for years (GDPR, Art. 17(3)(b))`,
    "that the newsletter was asked for and left, and when, without whose address it was",
    "that they were erased, by whom and when",
    !kept.withAddress &&
      "what was done with their e-mail address without signing in: nobody has proven that it is theirs",
    "what Stripe keeps for itself, and backups until they are overwritten",
  ];
  return parts.filter((part) => typeof part === "string");
}

/** Why nobody can be erased yet. */
export function underWayWords(orders: readonly string[]): string {
  const named = orders.join(", ");
  return orders.length === 1
    ? `Order ${named} is still to be paid or to be sent. Send or cancel it first: whoever waits for a parcel must be found.`
    : `Orders ${named} are still to be paid or to be sent. Send or cancel them first: whoever waits for a parcel must be found.`;
}
