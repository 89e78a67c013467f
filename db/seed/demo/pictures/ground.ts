import { converter, formatHex, interpolate } from "culori";
import type { CutOut } from "./cut-out";

const oklch = converter("oklch");

/** A thing's ground by day and by night, tinted by the quieter of its hues. */
export interface Ground {
  readonly light: string;
  readonly dark: string;
  readonly shade: string;
}

/** Sectors of the colour circle that hues are counted in. */
const SECTORS = 12;
/** What the house's paper has of colour: every ground has a share of it. */
const STRAW = 84;
const WARM = (l: number) => ({ mode: "oklch", l, c: 0.016, h: STRAW }) as const;
/** Pixels looked at, at most. */
const LOOKS = 6_000;

/**
 * The ground that a thing chooses for itself. Its colours are gathered in twelve hues; of the two that cover most, the
 * one with less chroma tints the ground: a red pot with a brass rim stands on straw and not on pink.
 */
export function groundOf({ data, width, height }: CutOut): Ground {
  const sectors = Array.from({ length: SECTORS }, () => ({ weight: 0, c: 0, x: 0, y: 0 }));
  const step = Math.max(1, Math.floor((width * height) / LOOKS));
  for (let at = 0; at < width * height; at += step) {
    const [r, g, b, alpha] = [0, 1, 2, 3].map((channel) => data[at * 4 + channel]! / 255) as [
      number,
      number,
      number,
      number,
    ];
    if (alpha < 0.5) continue;
    const { c, h = 80 } = oklch({ mode: "rgb", r, g, b });
    const sector = sectors[Math.floor((((h % 360) + 360) % 360) / (360 / SECTORS)) % SECTORS]!;
    const weight = c < 0.012 ? 0.2 : 1;
    sector.weight += weight;
    sector.c += c * weight;
    sector.x += Math.cos((h * Math.PI) / 180) * weight;
    sector.y += Math.sin((h * Math.PI) / 180) * weight;
  }
  const [first, second] = sectors.filter((one) => one.weight > 0).sort((a, b) => b.weight - a.weight);
  const chroma = (one: { weight: number; c: number }) => one.c / one.weight;
  const isTold = first && second && second.weight > first.weight * 0.12;
  const quiet = isTold && chroma(second) < chroma(first) ? second : first;
  const hue = calmed(quiet ? (Math.atan2(quiet.y, quiet.x) * 180) / Math.PI : STRAW);
  const strength = quiet ? Math.min(1, chroma(quiet) / 0.05) : 0;
  const tint = (l: number, c: number) =>
    formatHex(interpolate([WARM(l), { mode: "oklch", l, c, h: hue }], "oklab")(0.62));
  return {
    light: tint(0.918, 0.008 + 0.014 * strength),
    dark: tint(0.28, 0.008 + 0.014 * strength),
    shade: tint(0.3, 0.02 + 0.02 * strength),
  };
}

/** Skin and sweets are made of the hues around red; half the way to straw they become sand and clay. */
function calmed(hue: number): number {
  const isRed = hue > -40 && hue < STRAW;
  return isRed ? hue + (STRAW - hue) * 0.5 : hue;
}
