import { describe, expect, it } from "vitest";
import { dark, light, sheets } from "./letter-style";

type Palette = typeof light;
type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never;

/** Relative luminance and contrast as WCAG 2.2 has them. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What readers do that darken mails by themselves: the lightness of HSL is turned, its hue and saturation kept. */
function turned([r, g, b]: Rgb): Rgb {
  const shift = 255 - Math.max(r, g, b) - Math.min(r, g, b);
  return [r + shift, g + shift, b + shift];
}

const same = (colour: Rgb) => colour;
const pairs: readonly (readonly [keyof Palette, keyof Palette, number])[] = [
  ["ink", "paper", 7],
  ["quiet", "paper", 4.5],
  ["accent", "paper", 4.5],
  ["onAccent", "accent", 4.5],
];
const ways: readonly (readonly [string, Palette, (colour: Rgb) => Rgb])[] = [
  ["light", light, same],
  ["dark", dark, same],
  ["light that a reader has turned", light, turned],
];

describe("the colours of a letter", () => {
  it.each(ways)("keep their contrast: %s", (_name, palette, shown) => {
    for (const [text, ground, least] of pairs) {
      const found = contrast(shown(rgb(palette[text])), shown(rgb(palette[ground])));
      expect(found, `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
    }
  });

  it("fit into what Gmail keeps of a style sheet", () => {
    for (const sheet of sheets) expect(sheet.length).toBeLessThan(8_192);
  });
});
