// Which addresses are rendered for one request: they can carry a nonce. Plain JavaScript, since the server entry, the
// build's configuration and tests all read it.

/** Query names that a listing understands: an address that carries one is rendered per request, any other is cached. */
export const listingQueries = ["sort", "after", "color", "size", "min", "max", "available"];

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
const listing = /^\/(?:[a-z]{2,8}\/)?(?:c|collections)\//;

/**
 * Whether an address is rendered for each request and so gets a nonce.
 * @param {string} path @param {URLSearchParams} query
 */
export function isPerRequest(path, query) {
  return byPath.test(path) || (listing.test(path) && listingQueries.some((name) => query.has(name)));
}
