import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The text without the blocks that count only where no script runs. */
function scripted(css: string): string {
  const head = /@media[^{]*\(scripting: none\)[^{]*\{/.exec(css);
  if (!head) return css;
  let [depth, end] = [1, head.index + head[0].length];
  for (; depth > 0 && end < css.length; end += 1) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
  return css.slice(0, head.index) + scripted(css.slice(end));
}

/** Styles of the whole page, or of nearly all of it, by what is somewhere in it. */
const asking = /(?:html|body|:root|\.desk(?:-body|-main)?)(?![\w-])[^\s{,]*:has\([^{]*/g;

test.each(["app/tokens.css", "app/(admin)/admin/desk.css"])(
  "%s asks no whole page what it holds: it would be styled anew with every element that comes",
  (file) => {
    const css = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    expect(scripted("a {} @media (scripting: none) { html:has(b) { c {} } } d {}")).toBe("a {}  d {}");
    expect(".desk-main:has(.foot) .said {} tr:has(b) {}".match(asking)).toHaveLength(1);
    expect(scripted(css).match(asking)).toBeNull();
  },
);
