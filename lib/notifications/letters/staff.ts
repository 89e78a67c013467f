import { SECRET_LINK } from "@/lib/messages";
import { action, type Letter, note, paragraph } from "../letter";
import { named } from "../order-parts";

const worksThere = (shop: string) => `You get this mail because you work in the back office of ${shop}.`;

/* Letters to those who work in the shop. `SECRET_LINK` is where the one-time link goes when the mail is sent. */

export function staffInvitation(shop: string, name: string): Letter {
  return {
    subject: `You are invited to the back office of ${shop}`,
    preview: "Choose a password, and you can begin.",
    heading: named("Welcome", name),
    parts: [
      paragraph(`You can work in the back office of ${shop} as soon as you have chosen a password.`),
      action("Choose a password", SECRET_LINK),
      note(
        "The link works once, for three days, and is for you alone. If you do not know what this is about, leave this mail alone.",
      ),
    ],
    why: `You get this mail because ${shop} invited this address to work there.`,
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
    why: worksThere(shop),
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
    why: worksThere(shop),
  };
}

/** What happened, as its heading says it. */
const factorNews: Readonly<Record<string, string>> = {
  totp_added: "An authenticator app was added",
  totp_removed: "Your authenticator app was removed",
  passkey_added: "A passkey was added",
  passkey_removed: "A passkey was removed",
  recovery_codes_renewed: "You have new recovery codes",
  recovery_code_used: "A recovery code was used",
  reset: "Your second factor was reset",
};

export function staffSecondFactor(shop: string, change: string): Letter {
  const news = factorNews[change] ?? "Your second factor was changed";
  return {
    subject: `${news}: the back office of ${shop}`,
    preview: "If that was you, there is nothing to do.",
    heading: news,
    parts: [
      paragraph(
        change === "reset"
          ? `The owner of ${shop} took your second factor away, so that you can sign in with your password and set up a new one. Everywhere else you are signed out.`
          : `This is about how you sign in to the back office of ${shop}. If it was you, there is nothing to do.`,
      ),
      note("If you did not expect this, tell the owner of the shop at once."),
    ],
  };
}
