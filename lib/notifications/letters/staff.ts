import { SECRET_LINK } from "@/lib/messages";
import { action, type Letter, note, paragraph } from "../letter";

/* Letters to those who work in the shop. `SECRET_LINK` is where the one-time link goes when the mail is sent. */

export function staffInvitation(shop: string, name: string): Letter {
  return {
    subject: `You are invited to the back office of ${shop}`,
    preview: "Choose a password, and you can begin.",
    heading: `Welcome, ${name}`,
    parts: [
      paragraph(`You can work in the back office of ${shop} as soon as you have chosen a password.`),
      action("Choose a password", SECRET_LINK),
      note(
        "The link works once, for three days, and is for you alone. If you do not know what this is about, leave this mail alone.",
      ),
    ],
  };
}

export function staffPasswordReset(shop: string): Letter {
  return {
    subject: `Choose a new password for the back office of ${shop}`,
    preview: "The link works once, for an hour.",
    heading: "Choose a new password",
    parts: [
      paragraph(`Somebody, most likely you, asked for a new password for the back office of ${shop}.`),
      action("Choose a new password", SECRET_LINK),
      note("The link works once, for an hour. If it was not you, tell the owner of the shop."),
    ],
  };
}

export function staffPasswordChanged(shop: string): Letter {
  return {
    subject: `Your password for the back office of ${shop} was changed`,
    preview: "If that was you, there is nothing to do.",
    heading: "Your password was changed",
    parts: [
      paragraph(
        `The password with which you sign in to the back office of ${shop} was just changed. If that was you, there is nothing to do. If not, tell the owner of the shop at once.`,
      ),
    ],
  };
}
