import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { converter, parse } from "culori";
import fc from "fast-check";
import { expect, test } from "vitest";
import { palette } from "../palette";
import { type DrawingName, drawings, dyesOf } from "./drawings";
import { dye } from "./dye";

const oklch = converter("oklch");
const folder = join(import.meta.dirname, "svg");
const read = (name: string) => readFileSync(join(folder, `${name}.svg`), "utf8");
const coloursIn = (svg: string) =>
  [...svg.matchAll(/(?:stop-color|fill|stroke|flood-color)="(#[0-9a-f]+)"/gi)].map(([, hex]) =>
    oklch(parse(hex!)!),
  );
const names = Object.keys(drawings) as DrawingName[];
const hexes = Object.values(palette);

test("a body takes the colour's hue, whatever it is, and keeps its play of light", () => {
  const before = coloursIn(read("teapot"));
  const after = coloursIn(dye(read("teapot"), dyesOf("teapot", palette.Fir)));
  const green = after.filter(({ c, h = 0 }) => c > 0.02 && h > 130 && h < 185);
  expect(green.length).toBeGreaterThan(before.length / 2);
  expect(Math.max(...green.map(({ l }) => l)) - Math.min(...green.map(({ l }) => l))).toBeGreaterThan(0.15);
  expect(after.some(({ c, h = 0 }) => c > 0.05 && (h < 20 || h > 330))).toBe(false);
});

test("the rim of the teapot is brass from end to end, whatever colour the pot has", () => {
  for (const colour of hexes) {
    const dyed = dye(read("teapot"), dyesOf("teapot", colour));
    const stops = ["g9", "ga", "gb"].flatMap((id) =>
      coloursIn(new RegExp(`<(\\w+) id="${id}".*?</\\1>`).exec(dyed)![0]),
    );
    expect(stops).toHaveLength(8);
    for (const { h = 0 } of stops) expect(h > 65 && h < 95, `hue ${h}`).toBe(true);
  }
});

test("nothing that is drawn glows: no colour has more chroma than paint has", () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...hexes, null), (name, colour) => {
      for (const { c } of coloursIn(dye(read(name), dyesOf(name, colour)))) expect(c).toBeLessThan(0.19);
    }),
    { numRuns: 60 },
  );
});

test("a drawing stays one: the same elements, ids and numbers, and no colour that is none", () => {
  const shape = (svg: string) => svg.replace(/="#[0-9a-f]+"/gi, "").replace(/values="[^"]*"/g, "");
  for (const name of names) {
    const dyed = dye(read(name), dyesOf(name, palette.Ink));
    expect(shape(dyed)).toBe(shape(read(name)));
    expect(dyed).not.toMatch(/NaN|undefined/);
  }
});

test("the drawings are plain pictures: nothing in them refers to anything outside, and the licence is beside them", () => {
  for (const file of readdirSync(folder).filter((one) => one.endsWith(".svg")))
    expect(readFileSync(join(folder, file), "utf8"), file).not.toMatch(
      /<script|<image|<foreignObject|href="(?!#)|url\((?!#)/,
    );
  expect(readFileSync(join(folder, "LICENSE"), "utf8")).toContain("MIT License");
});
