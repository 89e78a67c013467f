import { expect, it } from "vitest";
import { sanitizeDescription } from "@/lib/catalog/description";
import { mayLead, readAddress } from "./address";

it.each([
  ["https://example.com/a?b#c", "https://example.com/a?b#c"],
  [" example.com ", "https://example.com"],
  ["shop.example:8080/x", "https://shop.example:8080/x"],
  ["we@example.com", "mailto:we@example.com"],
  ["tel:+49301234", "tel:+49301234"],
  ["+49 30 1234", null],
  ["+49-30-12345", "tel:+49-30-12345"],
  ["/p/stoneware-mug", "/p/stoneware-mug"],
  ["", null],
  ["mug", null],
  ["https://", null],
  ["javascript:alert(1)", null],
  ["JaVaScRiPt:alert(1)", null],
  ["data:text/html,x", null],
  ["//evil.example", null],
  ["/\\evil.example", null],
])("a link's address as typed: %s", (typed, address) => expect(readAddress(typed)).toBe(address));

it.each(["java\tscript:alert(1)", " javascript:alert(1)", "\u0001javascript:x", "vbscript:x", "ftp://x"])(
  "leads nowhere: %s",
  (address) => expect(mayLead(address)).toBe(false),
);

it("lets through what is kept on saving", () => {
  for (const address of ["https://a.example", "mailto:a@b.example", "tel:+1", "/p/x", "#a"]) {
    expect(mayLead(address)).toBe(true);
    expect(sanitizeDescription(`<a href="${address}">x</a>`)).toContain(`href="${address}"`);
  }
});
