import fc from "fast-check";
import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import { sanitizeDescription } from "@/lib/catalog/description";
import { documentOf, elementsOf, written } from "./html";
import { meaningOf } from "./meaning";
import { misfit, schema } from "./misfit";

const Parser = new Window().DOMParser as unknown as typeof DOMParser;
const why = (html: string) => misfit(html, Parser);
const meaning = (html: string) => meaningOf(elementsOf(html, Parser));
const back = (html: string) => {
  const there = elementsOf(html, Parser);
  return written(documentOf(there, schema), there.ownerDocument);
};

describe("a description that the editor can hold", () => {
  const held = [
    "",
    "<p></p>",
    "Words without a paragraph",
    "Words<p>and a paragraph</p>",
    "<p>Oak &amp; ash</p><p>4&nbsp;mm</p>",
    "<p>One</p>\n\n  <p>two\n   three</p>",
    "<h2>Care</h2><h3>By hand</h3><h4>Or not</h4>",
    "<p><b>a</b> <i>b</i> <strong><em>c</em></strong> <em><strong>d</strong></em></p>",
    "<p><u>u</u><s>s</s><small>m</small>H<sub>2</sub>O x<sup>2</sup> <code>a <b>b</b></code></p>",
    "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li><p>d</p></li></ol>",
    "<ul><li><p>a</p><p>b</p></li></ul>",
    "<blockquote>said</blockquote><blockquote><p>and said</p></blockquote>",
    '<p><a href="https://example.com" title="There">there</a> <a href="/p/x">here</a> <a>nowhere</a></p>',
    '<p>a<br>b<br />c</p><hr><p><span>plain</span></p><p class="MsoNormal">x</p>',
  ];
  it.each(held)("%s", (html) => {
    expect(why(html)).toBeNull();
    // What it writes is what may be stored, and means the same.
    expect(meaning(sanitizeDescription(back(html)))).toBe(meaning(sanitizeDescription(html)));
    expect(back(back(html))).toBe(back(html));
  });

  it("is written one block a line, without what says nothing", () => {
    expect(back("<p></p>")).toBe("");
    expect(back("<ul><li><p>a</p></li></ul>b")).toBe("<ul><li>a</li></ul>\n<p>b</p>");
    expect(back("<ol start=3 type=a><li>c</ol>")).toBe("<ol><li>c</li></ol>");
  });
});

describe("a description that stays HTML", () => {
  it.each([
    ["<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>", "a table"],
    ["<dl><dt>a</dt><dd>b</dd></dl>", "a list of terms"],
    ["<p>a</p><script>b()</script>", "a script"],
    ["<p><img src=x></p>", "a picture"],
    ["<p>a <kbd>b</kbd></p>", "“kbd”"],
  ])("%s", (html, name) => {
    expect(why(html)).toBe(`This text holds ${name}, which is edited as HTML.`);
  });

  it.each(["<ul><li><h3>a</h3></li></ul>", "<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul>a</ul>"])(
    "%s",
    (html) => {
      expect(why(html)).toBe(
        "This text is put together in a way that only HTML keeps, so it is edited as HTML.",
      );
    },
  );

  it("is any at all of which a word or a mark would be lost", () => {
    const tags = [
      "p",
      "h2",
      "h4",
      "ul",
      "ol",
      "li",
      "blockquote",
      "strong",
      "em",
      "sub",
      "code",
      "a",
      "td",
      "dl",
    ];
    const html = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("a", "b ", " c", "d e", "<br>", "<hr>", "\u00a0"),
        fc
          .tuple(fc.constantFrom(...tags), fc.array(tie("node"), { maxLength: 4 }))
          .map(([tag, within]) => `<${tag}>${within.join("")}</${tag}>`),
      ),
    })).node;
    fc.assert(
      fc.property(html, (raw) => {
        const stored = sanitizeDescription(raw);
        if (why(stored) !== null) return;
        const kept = elementsOf(back(stored), Parser);
        const there = elementsOf(stored, Parser);
        const letters = (text: string | null) => text?.replace(/[ \n]/g, "");
        expect(letters(kept.textContent)).toBe(letters(there.textContent));
        const has = (body: HTMLElement, tag: string) =>
          [...body.querySelectorAll(tag)].some(
            (one) => /^[BH]R$/.test(one.tagName) || one.textContent?.trim(),
          );
        for (const tag of ["h2", "h4", "ul", "ol", "li", "blockquote", "sub", "code", "hr", "br"])
          expect(has(kept, tag), tag).toBe(has(there, tag));
      }),
      { numRuns: 300 },
    );
  });
});
