import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Span } from "./contract";
import { readNotation, writeNotation } from "./words";

const words = fc
  .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."ab []()|\\#-*é.€!") })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");
const link: fc.Arbitrary<Span> = fc.record({
  text: words,
  href: fc.constantFrom("/pages/returns", "https://example.com/a?b=c", "mailto:hello@example.com"),
});
/** Texts and links in turn, since two texts side by side are one. */
const line: fc.Arbitrary<Span[]> = fc.oneof(
  words.map((text) => [text]),
  fc.tuple(words, link, words).map(([first, middle, last]) => [`${first} `, middle, ` ${last}`]),
);
// What the schema keeps of a cell or a heading ends in no backslash that would take the next sign along.
const cell = words;
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ kind: "heading", text })),
  line.map((one): Block => ({ kind: "paragraph", line: one })),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((items): Block => ({ kind: "list", items })),
);

describe("how pages are written", () => {
  it("reads back what it writes, whatever signs are in it", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        expect(readNotation(writeNotation(blocks))).toEqual({ blocks, problems: [] });
      }),
    );
  });

  it("reads tables back too", () => {
    const row = fc.array(
      cell.filter((text) => /[^\s:|-]/.test(text)),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(row, fc.array(row, { minLength: 1, maxLength: 3 }), (head, rows) => {
        const table: Block = { kind: "table", head, rows };
        expect(readNotation(writeNotation([table])).blocks).toEqual([table]);
      }),
    );
  });

  it("takes what people write by habit", () => {
    const text = "# Returns\nSend it\nback.\n* one\n* two\n\n| Where | Days |\n|---|---|\n| DE | 2 |";
    expect(readNotation(text)).toEqual({
      blocks: [
        { kind: "heading", text: "Returns" },
        { kind: "paragraph", line: ["Send it back."] },
        { kind: "list", items: [["one"], ["two"]] },
        { kind: "table", head: ["Where", "Days"], rows: [["DE", "2"]] },
      ],
      problems: [],
    });
  });

  it("says where a link leads nowhere good, and makes none of it", () => {
    const { blocks, problems } = readNotation("Fine.\n\nSee [this](javascript:alert).");
    expect(blocks).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3 }]);
  });

  it("shows markup as the words it is", () => {
    expect(readNotation("<script>alert(1)</script>").blocks).toEqual([
      { kind: "paragraph", line: ["<script>alert(1)</script>"] },
    ]);
  });
});
