import { action, type Letter, link, note, paragraph } from "../letter";

export interface ThingBack {
  /** "Market Tote, Ink" */
  readonly name: string;
  readonly price: string;
  readonly page: string;
}

/** A thing that somebody waited for can be had again. */
export function stockBack(shop: string, thing: ThingBack, stopPage: string): Letter {
  return {
    subject: `It is back: ${thing.name}`,
    preview: `${thing.price}, and in stock at ${shop} again.`,
    heading: "It is back",
    parts: [
      paragraph(`You wanted to know: ${thing.name} is in stock again, for ${thing.price}.`),
      action("See it", thing.page),
      note(
        "This is the one mail about it; we cannot keep one aside. If you wait for other things too and do not want to know any more, say so here:",
      ),
      link("Stop these mails", stopPage),
    ],
  };
}
