import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email";

/** The sentence beside the button: what somebody agrees to, kept with every yes as its proof. */
export const newsletterWords =
  "One letter a month about new things and how they are made. You can leave with one click, in every letter.";

export const newsletterStates = ["asked", "confirmed", "withdrawn"] as const;
export type NewsletterState = (typeof newsletterStates)[number];

/** Where something was said. */
export const newsletterSources = ["form", "link", "mail_reader", "account"] as const;
export type NewsletterSource = (typeof newsletterSources)[number];

export const askSchema = z.object({ email: emailSchema });

/** Somebody asked for the newsletter: the address is asked whether it is theirs. */
export const NEWSLETTER_ASKED = "newsletter.asked";
/** They said yes, by the mailed link or from an account whose address is proven. */
export const NEWSLETTER_CONFIRMED = "newsletter.confirmed";
