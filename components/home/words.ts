/** What the shop says for itself: the first thing on its home page, and what search engines show of it. */
export const opening = {
  /** Before, in, and after the word that leans. */
  headline: ["Things that ", "earn", " their place."],
  /** The same after the shop's name and a colon. */
  title: "things that earn their place",
  sentence: "Chosen slowly, sold plainly, and made to be used for a long time.",
} as const;
