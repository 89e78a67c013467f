const DOCTYPE = /^\s*<!doctype[^>]*>/i;

/**
 * A letter as a page of its own. Its links would open beside it, which its sandbox forbids: without that they would
 * lead somewhere within the frame. Behind the doctype, or it would be drawn by the rules of another century.
 */
export function letterPage(html: string): string {
  const doctype = DOCTYPE.exec(html)?.[0] ?? "<!doctype html>";
  return `${doctype}<base target="_blank">${html.replace(DOCTYPE, "")}`;
}
