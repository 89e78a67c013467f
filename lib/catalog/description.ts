import sanitize from "sanitize-html";

/** More than a long book chapter; search and versions copy it, so it has an end. */
export const MAX_DESCRIPTION = 100_000;

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...["p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"],
    ...["strong", "b", "em", "i", "u", "s", "small", "sub", "sup", "code", "span", "a"],
    ...["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"],
  ],
  allowedAttributes: {
    a: ["href", "title"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  transformTags: { h1: "h2", div: "p" },
};

/**
 * What a product description may hold: text structure and links, no script, style, frame, picture or handler. Done
 * when it is written, and the same input always gives the same output, so that a re-import sees no difference.
 */
export function sanitizeDescription(html: string): string {
  return sanitize(html.slice(0, MAX_DESCRIPTION), allowed).trim();
}

const named: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** A text that may carry HTML entities or tags ("EverCool&trade; Tee") as plain text. */
export function plainOf(html: string): string {
  if (!/[&<]/.test(html)) return html;
  const escaped = sanitize(html, { allowedTags: [], allowedAttributes: {} });
  return escaped.replace(/&(?:amp|lt|gt|quot);/g, (entity) => named[entity] ?? entity);
}

/** A description as running text, blocks apart, at most `length` characters: for search engines and previews. */
export function textOf(html: string, length: number): string {
  const spaced = html.replace(/<(br|\/(?:p|li|h[1-6]|tr|td|th|dd|dt|blockquote))\b/gi, " <$1");
  return plainOf(spaced).replace(/\s+/g, " ").trim().slice(0, length).trim();
}
