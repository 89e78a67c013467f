import { many } from "../format";
import { percentText } from "../percent";
import { productStatusWords } from "../words";
import type { Act, Done } from "./act";

/** What an act is called while it goes on, when it is over, and of one product. */
export interface ActWords {
  readonly doing: string;
  readonly done: (count: number) => string;
  readonly one: string;
  /** Of one that was like that already. */
  readonly same: string;
}

const products = (count: number) => many(count, "product");

/** The words of an act; `about` is what it is done with. */
export function wordsOf(act: Act, about: string): ActWords {
  switch (act.kind) {
    case "status": {
      const status = productStatusWords[act.status].word.toLowerCase();
      return {
        doing: `Making ${status}`,
        done: (count) => `${products(count)} ${count === 1 ? "is" : "are"} ${status} now`,
        one: `${productStatusWords[act.status].word} now`,
        same: "Was that already",
      };
    }
    case "prices":
      return {
        doing: `Changing prices, ${about}`,
        done: (count) => `The prices of ${products(count)} are changed, ${about}`,
        one: `Prices changed, ${about}`,
        same: "Rounding left its prices as they were",
      };
    case "collect":
      return {
        doing: `Putting into ${about}`,
        done: (count) => `${products(count)} ${count === 1 ? "is" : "are"} in ${about} now`,
        one: `In ${about} now`,
        same: "Was in it already",
      };
    case "uncollect":
      return {
        doing: `Taking out of ${about}`,
        done: (count) => `${products(count)} ${count === 1 ? "is" : "are"} out of ${about} again`,
        one: `Out of ${about} again`,
        same: "Was not in it",
      };
    case "undo":
      return {
        doing: "Taking it back",
        done: (count) => `Taken back for ${products(count)}`,
        one: "Taken back",
        same: "Was as before already",
      };
    case "resend":
      return {
        doing: "Sending again",
        done: (count) =>
          `${many(count, "e-mail")} ${count === 1 ? "is" : "are"} on ${count === 1 ? "its" : "their"} way`,
        one: "On its way",
        same: "On its way",
      };
    case "ship":
      return {
        doing: "Shipping",
        done: (count) => `${many(count, "order")} ${count === 1 ? "is" : "are"} shipped`,
        one: "Shipped",
        same: "Shipped",
      };
    case "deliver":
      return {
        doing: "Marking as delivered",
        done: (count) => `${many(count, "order")} ${count === 1 ? "is" : "are"} marked as delivered`,
        one: "Marked as delivered",
        same: "Marked as delivered",
      };
  }
}

type Refused = Extract<Done, { ok: false }>;
type NotPlaced = Extract<Refused, { code: "order_not_placed" }>;

/** Why one was left as it is. */
export function refusalOf(done: Refused): string {
  return done.code === "order_not_placed" ? notPlacedWords[done.state] : refusedWords[done.code];
}

const notPlacedWords: Readonly<Record<NotPlaced["state"], string>> = {
  awaiting_payment: "It is held until it is paid.",
  payment_pending: "It is held until the bank has paid.",
  canceled: "It was cancelled.",
};
const refusedWords: Readonly<Record<Exclude<Refused, NotPlaced>["code"], string>> = {
  changed_meanwhile: "Somebody changed it since this list was read. It was left as it is.",
  product_not_found: "It is gone.",
  not_undoable: "It has more changed in it than can be taken back here. Change it on its page.",
  price_missing: "It has no price on that list.",
  price_timed: "One of its prices begins or ends by itself. Change it on its page.",
  amount_invalid: "One of its prices would become nothing, or more than a price may be.",
  order_not_found: "It is gone.",
  nothing_to_ship: "Nothing of it is left to ship.",
  waits_for_stock: "Something of it is not on the shelf yet. Ship what is there from its own page.",
  message_open: "A message about it is not answered: ship it from its own page.",
  not_in_transit: "No parcel of it is on its way.",
  message_erased: "What it said was erased with whom it went to.",
  message_not_found: "It is gone.",
  message_queued: "It is on its way already.",
  message_was_sent: "It was sent before. Send a second one from its page.",
};

/** `+10%`, `−2.5%`. */
export function percentWords(byBp: number): string {
  return `${byBp < 0 ? "−" : "+"}${percentText(Math.abs(byBp), 2)}%`;
}
