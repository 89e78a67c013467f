import { type Color, clampChroma, converter, formatHex, formatHex8, parse } from "culori";

/** A part of a drawing, found by the colours it was drawn in: hue in degrees, chroma and lightness of OKLCH. */
export interface Part {
  /** From, to; a range over 360° goes through red. Left out: any hue. */
  readonly hues?: readonly [number, number];
  readonly chroma?: readonly [number, number];
  readonly light?: readonly [number, number];
}

/** A part and what it is made of now: the colour that its middle tone becomes. */
export interface Dye extends Part {
  readonly to: string;
  /** How much of the drawing's own play of light is kept; 1 is all of it. */
  readonly contrast?: number;
}

interface Tone {
  readonly l: number;
  readonly c: number;
  readonly h: number;
  readonly alpha?: number;
}

const oklch = converter("oklch");
const rgb = converter("rgb");
const written = /\b((?:stop-color|fill|stroke|flood-color)=")(#[0-9a-fA-F]{3,8}|[a-z]+)(")/g;
/** The soft edges of light and shade are filters; their colour stands in the last column of a matrix. */
const edges = /(<feColorMatrix (?:in="[^"]*" )?values=")((?:0 0 0 0 [\d.]+ ){3}0 0 0 [\d.]+ 0)(")/g;

/**
 * Dyes a drawing: every colour of a named part moves to that part's new colour, keeping its place in the play of
 * light; all other colours are settled. Done in OKLCH, where a turned hue keeps its lightness, and with less chroma
 * than a screen can show, so that the thing looks made and not lit.
 */
export function dye(svg: string, dyes: readonly Dye[]): string {
  const colours = [...svg.matchAll(written)].flatMap(([, , colour]) => toneOf(colour!) ?? []);
  const ready = dyes.map((one) => {
    const own = colours.filter((tone) => isPart(tone, one));
    return { one, to: toneOf(one.to)!, middle: middleOf(own) };
  });
  const made = (tone: Tone): Tone => {
    const match = ready.find(({ one }) => isPart(tone, one));
    return match ? moved(tone, match.to, match.middle, match.one.contrast ?? 1) : settled(tone);
  };
  return svg
    .replace(written, (whole, before: string, colour: string, after: string) => {
      const tone = toneOf(colour);
      return tone ? before + hexOf(made(tone)) + after : whole;
    })
    .replace(edges, (_, before: string, values: string, after: string) => {
      const edge = values
        .trim()
        .split(/[\s,]+/)
        .map(Number);
      const { r, g, b } = rgb(bounds(made(oklchOf({ mode: "rgb", r: edge[4]!, g: edge[9]!, b: edge[14]! }))));
      return before + edge.with(4, r).with(9, g).with(14, b).map(short).join(" ") + after;
    });
}

function toneOf(colour: string): Tone | null {
  const parsed = colour === "none" ? undefined : parse(colour);
  return parsed ? oklchOf(parsed) : null;
}

function oklchOf(colour: Color): Tone {
  const { l, c, h = 0, alpha } = oklch(colour);
  return { l, c, h, alpha };
}

function isPart({ l, c, h }: Tone, { hues, chroma = [0, 1], light = [0, 1] }: Part): boolean {
  if (c < chroma[0] || c > chroma[1] || l < light[0] || l > light[1]) return false;
  if (!hues) return true;
  const [from, to] = hues;
  return (h >= from && h <= to) || (to > 360 && h <= to - 360);
}

function middleOf(tones: readonly Tone[]): Tone {
  if (tones.length === 0) return { l: 0.6, c: 0.1, h: 0 };
  const mean = (of: (tone: Tone) => number) =>
    tones.reduce((total, tone) => total + of(tone), 0) / tones.length;
  // Hues stand on a circle: their mean is that of directions.
  const [x, y] = [mean((t) => Math.cos(rad(t.h)) * t.c), mean((t) => Math.sin(rad(t.h)) * t.c)];
  return { l: mean((t) => t.l), c: mean((t) => t.c), h: (Math.atan2(y, x) * 180) / Math.PI };
}

function moved(tone: Tone, to: Tone, middle: Tone, contrast: number): Tone {
  const light = bounded(to.l + (tone.l - middle.l) * contrast, 0.1, 0.975);
  // A little of the drawing's own turning of hues between light and shade keeps it from looking poured over.
  const turn = bounded(around(tone.h - middle.h), -40, 40) * 0.2;
  const strength = middle.c < 0.04 ? 1 : bounded(tone.c / middle.c, 0.55, 1.25);
  return { l: light, c: to.c * strength, h: to.h + turn, alpha: tone.alpha };
}

/** What has no part of its own: the violet that the set shades with becomes a warm grey, all else loses its glare. */
function settled({ l, c, h, alpha }: Tone): Tone {
  const isViolet = h > 268 && h < 345;
  if (isViolet && l < 0.5) return { l, c: Math.min(c * 0.22, 0.02), h: 40, alpha };
  if (isViolet && c < 0.13) return { l, c: Math.min(c * 0.2, 0.012), h: 75, alpha };
  return { l, c: Math.min(c * 0.68, 0.125), h, alpha };
}

function hexOf(tone: Tone): string {
  const colour = bounds(tone);
  return tone.alpha !== undefined && tone.alpha < 1 ? formatHex8(colour) : formatHex(colour);
}

/** The nearest colour of the same hue that a screen can show. */
const bounds = (tone: Tone): Color => clampChroma({ mode: "oklch", ...tone }, "oklch");
const short = (value: number): string => String(Math.round(bounded(value, 0, 1) * 10_000) / 10_000);
const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const bounded = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
/** A turn between -180 and 180. */
const around = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
