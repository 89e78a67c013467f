/** What covers a page while it is open; the menu covers a phone's page alone. */
const OVER = ":is(.drawer, .rising, .search-panel)[open], .filters:popover-open";
const OVER_PHONE = `${OVER}, .menu[open]`;

/**
 * Keeps the page under whatever is open from scrolling, or lets it go again: to be called when something has opened or
 * closed. An attribute, since a page whose styles ask `html:has(…)` is styled anew, whole, with every element that comes.
 */
export function holdPage(): void {
  const over = matchMedia("(width < 64rem)").matches ? OVER_PHONE : OVER;
  document.documentElement.toggleAttribute("data-held", document.querySelector(over) !== null);
}
