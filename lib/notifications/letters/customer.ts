import { SECRET_LINK } from "@/lib/messages";
import { action, type Letter, note, paragraph } from "../letter";
import { named } from "../order-parts";

const hasAccount = (shop: string) =>
  `You get this mail because there is an account at ${shop} with this address.`;

/*
 * Letters to customers about their account. `SECRET_LINK` is where the one-time link goes when the mail is sent: what
 * is stored hides it.
 */

export function welcome(shop: string, firstName: string | null): Letter {
  return {
    subject: `Your account at ${shop}`,
    preview: "One click confirms that this address is yours.",
    heading: named("Welcome", firstName),
    parts: [
      paragraph(
        `You have an account at ${shop} now. Please confirm that this address is yours; then the orders you made with it as a guest are in your account too.`,
      ),
      action("Confirm the address", SECRET_LINK),
      note(
        "The link works once, for seven days. If you did not create an account, leave this mail alone: nobody gets in.",
      ),
    ],
    why: `You get this mail because somebody created an account at ${shop} with this address.`,
  };
}

/** Somebody signed up with an address that has an account: only its owner is told. */
export function alreadyRegistered(shop: string): Letter {
  return {
    subject: `You have an account at ${shop} already`,
    preview: "Sign in, or choose a new password.",
    heading: "You have an account already",
    parts: [
      paragraph(
        `Somebody, most likely you, wanted to create an account at ${shop} with this address. There is one already, or you ordered with it before. Sign in with the password you have, or choose a new one:`,
      ),
      action("Choose a new password", SECRET_LINK),
      note("The link works once, for an hour. If it was not you, leave this mail alone: nothing changes."),
    ],
    why: hasAccount(shop),
  };
}

export function passwordReset(shop: string): Letter {
  return {
    subject: `Choose a new password for ${shop}`,
    preview: "The link works once, for an hour.",
    heading: "Choose a new password",
    parts: [
      paragraph(`Somebody, most likely you, asked for a new password for your account at ${shop}.`),
      action("Choose a new password", SECRET_LINK),
      note("The link works once, for an hour. If it was not you, leave this mail alone: nothing changes."),
    ],
    why: hasAccount(shop),
  };
}

export function passwordChanged(shop: string, resetPage: string): Letter {
  return {
    subject: `Your password for ${shop} was changed`,
    preview: "If that was you, there is nothing to do.",
    heading: "Your password was changed",
    parts: [
      paragraph(
        `The password of your account at ${shop} was just changed, and everybody who was signed in elsewhere was signed out. If that was you, there is nothing to do. If not, choose a new one now:`,
      ),
      action("Choose a new password", resetPage),
    ],
    why: hasAccount(shop),
  };
}
