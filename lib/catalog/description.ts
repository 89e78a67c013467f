import sanitize from "sanitize-html";
import { MAX_DESCRIPTION } from "./contract";

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
  let clean = html.slice(0, MAX_DESCRIPTION);
  // What is nested as HTML does not allow is pulled apart by the next reading only.
  for (let reading = 0; reading < 4; reading += 1) {
    const before = clean;
    clean = sanitize(before, allowed).trim();
    if (clean === before) return clean;
  }
  return sanitize(clean, { allowedTags: [], allowedAttributes: {} }).trim();
}

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** A text in which HTML entities are written out ("EverCool&trade; Tee"), as the signs they mean. Tags stay text. */
export function plainOf(text: string): string {
  return text.replace(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (entity) => {
    const decoded = sanitize(entity, { allowedTags: [], allowedAttributes: {} });
    return signs[decoded] ?? decoded;
  });
}

/** A description as running text, blocks apart, at most `length` characters: for search engines and previews. */
export function textOf(html: string, length: number): string {
  const spaced = html.replace(/<(br|\/(?:p|li|h[1-6]|tr|td|th|dd|dt|blockquote))\b/gi, " <$1");
  const bare = sanitize(spaced, { allowedTags: [], allowedAttributes: {} });
  return plainOf(bare).replace(/\s+/g, " ").trim().slice(0, length).trim();
}
