import "server-only";

export { askForNewsletter } from "./ask";
export {
  confirmNewsletter,
  joinNewsletter,
  leaveByEmail,
  leaveNewsletter,
  newsletterUrl,
  oneClickUrl,
  subscriptionByLink,
} from "./change";
export { NEWSLETTER_ASKED, NEWSLETTER_CONFIRMED, type NewsletterState } from "./contract";
export { type SubscriptionRow, subscriptionByEmail, subscriptionById } from "./store";
export { eraseSubscription } from "./store-erase";
