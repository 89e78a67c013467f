import { describe, expect, it } from "vitest";
import { defaultIdentity } from "@/lib/shop/contract";
import { action, type Letter, link, note, paragraph } from "./letter";
import { letterText } from "./letter-text";
import { named } from "./order-parts";
import { renderLetter } from "./render-letter";

const letter: Letter = {
  subject: "A subject",
  preview: "What a list shows",
  heading: "A heading",
  parts: [
    paragraph("A paragraph & more"),
    note("A note"),
    action("Do this", "https://shop.example/do?a=1&b=2"),
    link("Or go there", "https://shop.example/there"),
    {
      kind: "items",
      title: "Order CW-10042",
      items: [{ title: "Alba cup", detail: "Blue", quantity: 2, amount: "€48.00", picture: null }],
      more: "And more",
    },
    { kind: "totals", rows: [{ label: "Total", amount: "€52.90", isTotal: true }], note: "Includes VAT" },
    { kind: "steps", title: "What happens next", steps: [{ when: "On Monday", what: "We pack it." }] },
    { kind: "words", label: "They wrote", text: "One line\nAnother line" },
    { kind: "facts", facts: [{ label: "It goes to", lines: ["Ines Caldeira", "Berlin"] }] },
  ],
};
const shop = { ...defaultIdentity, addressLines: ["Wallstrasse 3"] };

describe("a letter", () => {
  it("says the same in HTML and in plain text", async () => {
    const { html, text } = await renderLetter(letter, shop, "en-IE");
    const shown = html
      .replace(/<!--.*?-->/g, "")
      .replace(/<[^>]+>/g, " ")
      .replaceAll("&amp;", "&");
    const words = ["A heading", "A paragraph & more", "A note", "Do this", "Or go there", "Order CW-10042"];
    words.push(
      "2 × Alba cup",
      "Blue",
      "€48.00",
      "Total",
      "€52.90",
      "Includes VAT",
      "It goes to",
      "Wallstrasse 3",
      "And more",
      "On Monday",
      "e pack it.",
      "They wrote",
      "Another line",
    );
    for (const word of words) {
      expect(shown).toContain(word);
      expect(text).toContain(word);
    }
    expect(html).toContain(`href="https://shop.example/do?a=1&amp;b=2"`);
    expect(text).toContain("https://shop.example/do?a=1&b=2");
    expect(html).toContain(`lang="en-IE"`);
    expect(html).toContain("prefers-color-scheme:dark");
    expect(text).toBe(letterText(letter, shop));
  });

  it("greets by what can be a name, and never passes a stranger's link on", () => {
    expect(named("Thank you", "Ines")).toBe("Thank you, Ines");
    expect(named("Thank you", "Søren Åke")).toBe("Thank you, Søren Åke");
    expect(named("Thank you", "J. R.")).toBe("Thank you, J. R.");
    expect(named("Thank you", "O'Brien-Łuczak")).toBe("Thank you, O'Brien-Łuczak");
    for (const no of [
      null,
      "",
      " ",
      "http://evil.example",
      "win at evil.example",
      "a@b.c",
      "Call 0900 123456",
    ])
      expect(named("Thank you", no)).toBe("Thank you");
    for (const no of ["<script>", "Ines\nYou owe us", "x".repeat(41)])
      expect(named("Welcome", no)).toBe("Welcome");
  });
});
