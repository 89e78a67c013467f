import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOf } from "./language";
import { clipped, isolated, runsLeft, unlinked } from "./typed-text";

const plain = (text: string) => text.replaceAll("\u2060", "");

describe("what a stranger typed", () => {
  it("holds nothing that a mail reader takes for an address", () => {
    for (const typed of [
      "https://evil.example/win",
      "www.evil.example",
      "win@evil.example",
      "evil.example/a.b",
    ]) {
      const kept = unlinked(`Go to ${typed} now`);
      expect(kept).not.toMatch(/\p{L}\.\p{L}|:\/|\/\/|@\p{L}/u);
      expect(plain(kept)).toBe(`Go to ${typed} now`);
    }
  });

  it("is left alone where it is none", () => {
    for (const typed of [
      "Lindenstrasse 14",
      "St. Mary's, 2nd floor",
      "c/o Weber",
      "At 14.30, please",
      "Dr. J. Roth",
    ])
      expect(plain(unlinked(typed))).toBe(typed);
    for (const typed of ["Lindenstrasse 14", "St. Mary's, 2nd floor", "At 14.30, please"])
      expect(unlinked(typed)).toBe(typed);
  });

  it("runs in its own direction, and never beyond itself", () => {
    expect(isolated("Alba cup")).toBe("Alba cup");
    expect(isolated("ספל")).toBe("\u2068ספל\u2069");
    expect(isolated("ספל\u2069\u202e")).toBe("\u2068ספל\u202e\u2069");
    expect(["מזל טוב, Ines", "12 كوب"].map(runsLeft)).toEqual([true, true]);
    expect(["Mazal מזל", "", "12"].map(runsLeft)).toEqual([false, false, false]);
  });

  it("is cut between letters, to the length that was asked for", () => {
    expect(clipped("Alba cup", 8)).toBe("Alba cup");
    expect(clipped("Alba cup, blue", 9)).toBe("Alba cup…");
    expect(clipped("👩‍👩‍👧👩‍👩‍👧", 10)).toBe("👩‍👩‍👧…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        expect(clipped(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("the language of a letter", () => {
  it("is the reader's where it is written in it, else the one it is written in", () => {
    expect(languageOf("en-IE")).toEqual({ lang: "en-IE", dir: "ltr" });
    expect(languageOf("en")).toEqual({ lang: "en", dir: "ltr" });
    for (const other of ["de-DE", "ar-KW", "he", "", "not a locale"])
      expect(languageOf(other)).toEqual({ lang: "en", dir: "ltr" });
  });
});
