import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./address";

describe("text as people type it", () => {
  it("keeps every language, its marks, and lines", () => {
    for (const text of ["Åsa Ödegård", "שלום עולם", "مرحبا", "日本語", "नमस्ते", "O'Brien-Łuczak", "a\nb\tc"])
      expect(cleanText(` ${text} `)).toBe(text);
  });

  it("keeps nothing that is not seen and changes how the rest is read", () => {
    const hidden = fc.constantFrom(
      ..."\u0000\u0007\u001b\u007f\u061c\u200b\u200e\u200f\u2028\u202a\u202e\u2060\u2066\u2069\ufeff",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hidden, fc.constantFrom("a", " ", "<", "ש"))), (signs) => {
        const clean = cleanText(signs.join(""));
        expect(clean).toMatch(/^[a <ש]*$/);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});
