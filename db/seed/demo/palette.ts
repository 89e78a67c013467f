/** The colours that demo goods come in, by the name of their option value. */
export const palette = {
  Oat: "#dccfb8",
  Cream: "#efe4cc",
  Clay: "#b86b4f",
  Rust: "#a4512f",
  Rose: "#c9968c",
  Mustard: "#c9983a",
  Moss: "#76835f",
  Forest: "#3f5b49",
  Sky: "#8ba6b5",
  Ink: "#33405a",
  Charcoal: "#45464a",
  Natural: "#c8a877",
  Brass: "#c1984f",
  Black: "#2e2e30",
} as const;
export type Colour = keyof typeof palette;

/** A colour with its shadow and its light, as a drawing needs them. */
export interface Tone {
  readonly main: string;
  readonly dark: string;
  readonly light: string;
}

export function toneOf(hex: string): Tone {
  return { main: hex, dark: mix(hex, "#1d1a16", 0.24), light: mix(hex, "#ffffff", 0.3) };
}

/** Two colours mixed; `share` of the second, from 0 to 1. */
export function mix(a: string, b: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(a, at) * (1 - share) + channel(b, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
