import { newsletterWords } from "@/lib/newsletter/contract";
import { action, type Letter, link, note, paragraph } from "../letter";

/** Is it yours? The address is written to once, and never again unless its owner says yes. */
export function newsletterAsked(shop: string, page: string): Letter {
  return {
    subject: `Do you want the letter of ${shop}?`,
    preview: "One press says yes. Without it we do not write again.",
    heading: "Shall we write to you?",
    parts: [
      paragraph(
        `Somebody, most likely you, asked for the letter of ${shop} at this address. ${newsletterWords}`,
      ),
      action("Yes, write to me", page),
      note("If it was not you, leave this mail alone: without a yes we do not write again."),
    ],
  };
}

export function newsletterConfirmed(shop: string, page: string): Letter {
  return {
    subject: `You get the letter of ${shop}`,
    preview: "One a month. You can leave with one click.",
    heading: "You are on the list",
    parts: [
      paragraph(`From now on you get the letter of ${shop}. ${newsletterWords}`),
      link("Leave the list", page),
    ],
  };
}
