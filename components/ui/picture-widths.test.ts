import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureWidths, sizedSource, sourceSet } from "./picture-widths";

const widthsOf = (set: string) => [...set.matchAll(/\?w=(\d+) (\d+)w/g)].map((match) => Number(match[1]));

describe("the widths of pictures", () => {
  it("are few, grow, and lie at most 1.17 apart, so that 1.2 leaves room for how exactly a place is known", () => {
    expect(pictureWidths.length).toBeLessThanOrEqual(31);
    expect([pictureWidths[0], pictureWidths.at(-1)]).toEqual([28, 1783]);
    pictureWidths.slice(1).forEach((width, at) => {
      expect(width).toBeGreaterThan(pictureWidths[at]!);
      expect(width / pictureWidths[at]!).toBeLessThan(1.17);
    });
  });

  it("are what every address names, whatever was asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000 }), (pixels) => {
        const width = Number(sizedSource("/media/a", pixels).split("=")[1]);
        expect(pictureWidths).toContain(width);
        if (pixels >= 28 && pixels <= 1_783) expect(width / pixels).toBeLessThan(1.17);
        if (pixels <= 1_783) expect(width).toBeGreaterThanOrEqual(pixels);
      }),
    );
  });
});

describe("a srcset", () => {
  it("holds what a place of fixed widths needs, on plain and on dense screens", () => {
    expect(sourceSet("/media/a", 1_200, [64, 88])).toBe(
      "/media/a?w=64 64w, /media/a?w=97 97w, /media/a?w=128 128w, /media/a?w=194 194w",
    );
  });

  it("holds every step between the least and the most that a growing place shows", () => {
    expect(widthsOf(sourceSet("/media/a", 1_200, { from: 140, to: 250 }))).toEqual([147, 169, 194, 223, 256]);
  });

  it("ends with the original, by its own width", () => {
    const set = sourceSet("/media/a", 1_200, { from: 1_000, to: 1_783 });
    expect(set).toBe("/media/a?w=1024 1024w, /media/a?w=1176 1176w, /media/a?w=1351 1200w");
    expect(sourceSet("/media/a", 50, { from: 140, to: 250 })).toBe("/media/a?w=147 50w");
  });
});
