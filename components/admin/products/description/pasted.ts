/**
 * Pasted HTML without styles and handlers. The editor takes over what it knows and nothing else; this is so that the
 * browser does not report, for each paste from a word processor, that the page's policy has kept them from running.
 */
export function quiet(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi, (tag) =>
      tag.replace(/[\s/]on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""),
    );
}
