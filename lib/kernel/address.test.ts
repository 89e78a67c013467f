import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, townLine } from "./address";

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

describe("the line of the town", () => {
  const line = (address_country: string, town: string | null, region: string | null, code: string | null) =>
    townLine({ address_country, address_locality: town, address_region: region, postal_code: code });

  it("is written as it is there", () => {
    expect(line("DE", "Berlin", null, "10969")).toBe("10969 Berlin");
    expect(line("IE", "Dublin", "Leinster", "D02 X285")).toBe("D02 X285 Dublin Leinster");
    expect(line("CA", "Toronto", "ON", "M5V 2T6")).toBe("Toronto ON M5V 2T6");
    expect(line("US", "Providence", "RI", "02906")).toBe("Providence, RI 02906");
  });

  it("has no comma before nothing, nor after", () => {
    expect(line("US", "Providence", null, "02906")).toBe("Providence 02906");
    expect(line("US", null, "RI", "02906")).toBe("RI 02906");
    expect(line("US", null, null, null)).toBe("");
  });
});
