/** What a link of a description may begin with (lib/catalog/description). */
const schemes = /^(?:https?|mailto|tel):/i;
/** What a reader of addresses takes for a scheme; "shop.example:8080" is no scheme. */
const someScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** Whether a description may lead there: by web, mail or telephone, or to an address of the shop itself. */
export function mayLead(address: string): boolean {
  // Browsers leave control signs and spaces out before they look for the scheme.
  const bare = [...address].filter((sign) => sign > " " && sign !== "\u007f").join("");
  return schemes.test(bare) || !(someScheme.test(bare) || /^[/\\]{2}/.test(bare));
}

/** What somebody typed or pasted as a link's address, made whole; null where it is none or leads where none may. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text) || !mayLead(text)) return null;
  if (schemes.test(text)) return /^[a-z]+:(?:\/\/)?[^/?#]/i.test(text) ? text : null;
  if (/^[/#?]/.test(text)) return text;
  if (/^[^@/:]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+[\d()./-]{6,}$/.test(text)) return `tel:${text}`;
  return /^[^/?#]+\.[^/?#.]{2,}/.test(text) ? `https://${text}` : null;
}
