// Which addresses are rendered for one request: they can carry a nonce. Plain JavaScript, since the server entry, the
// build's configuration and tests all read it.

/** Query names that a listing understands: an address that carries one is rendered per request, any other is cached. */
export const listingQueries = ["sort", "after", "color", "size", "min", "max", "available"];

/**
 * Set by the server entry on a request whose address asks a listing for something, and on no other: one header is one
 * rule of the build where every name would be one, and Next reads all rules anew for each request.
 */
export const LISTING_ASKED = "x-listing-asked";

/** First segments of what is about one person; `app/(personal)` and `app/(admin)` hold their pages. */
export const personalPaths = [
  "cart",
  "checkout",
  "account",
  "order",
  "sign-in",
  "sign-up",
  "forgot-password",
  "reset-password",
  "confirm-email",
  "device",
  "contact",
  "newsletter",
  "tell-me",
  "closed",
  "admin",
];

const byPath = new RegExp(
  `^/(?:(?:${personalPaths.join("|")})(?:/.*)?|api/v1/docs|(?:[a-z]{2,8}/)?search)/?$`,
);
/** A letter's own door at the desk is no page: its policy is the build's (`letterPolicy`). */
const letter = /^\/admin\/messages\/[^/]+\/letter\/?$/;
const listing = /^\/(?:[a-z]{2,8}\/)?(?:c|collections)\//;

/**
 * Whether an address asks a listing for something that its kept page does not show.
 * @param {string} path @param {URLSearchParams} query
 */
export function isListingAsked(path, query) {
  return listing.test(path) && listingQueries.some((name) => query.has(name));
}

/**
 * Whether an address is rendered for each request and so gets a nonce.
 * @param {string} path @param {URLSearchParams} query
 */
export function isPerRequest(path, query) {
  return (byPath.test(path) && !letter.test(path)) || isListingAsked(path, query);
}
