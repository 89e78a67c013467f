import { describe, expect, it } from "vitest";
import "@/tests/environment";
import { openFlash, sealFlash } from "./flash";

const flash = { code: "invalid_input", detail: {}, at: "/contact", values: {} };
const word = (at: number) =>
  ["the", "parcel", "came", "late", "and", "wet", "on", "Tuesday", "at", "noon"][(at * 7) % 10];

describe("what a form is told on the next page", () => {
  it("comes back as it was typed, a long letter too", () => {
    const text = Array.from({ length: 700 }, (_, at) => `${word(at)}${at % 97}`)
      .join(" ")
      .slice(0, 4_000);
    const values = { name: "Ines", text, address: { city: "Berlin" } };
    const sealed = sealFlash({ ...flash, values });
    expect(sealed.length).toBeLessThan(4_000);
    expect(openFlash(sealed)?.values).toEqual(values);
  });

  it("loses the longest text before the others, when a cookie cannot hold it", () => {
    const text = Array.from({ length: 4_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)),
    ).join("");
    expect(openFlash(sealFlash({ ...flash, values: { name: "Ines", text } }))?.values).toEqual({
      name: "Ines",
    });
  });

  it("is believed only as it was sealed", () => {
    const sealed = sealFlash(flash);
    expect(openFlash(sealed)).toEqual(flash);
    expect(openFlash(`A${sealed.slice(1)}`)).toBeNull();
    for (const made of [null, "", ".", "a.b"]) expect(openFlash(made)).toBeNull();
  });
});
