import { type SQL, sql } from "drizzle-orm";

/** What shops call these two options, in plain letters. Any other option is no filter. */
export const choiceNames = {
  color: ["color", "colour", "farbe", "couleur", "colore", "kleur", "cor"],
  size: ["size", "grosse", "taille", "taglia", "talla", "maat", "tamanho"],
} as const;

/** An option's value as rows and addresses know it: plain, in one line, without the sign that joins two. */
export const choiceKey = (value: SQL): SQL =>
  sql`left(btrim(regexp_replace(translate(plain_text(${value}), '|', '/'), '\\s+', ' ', 'g')), 60)`;

/** A choice of colours and sizes: none of a kind means any. */
export interface Choice {
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
  /** Only what can be bought as chosen. */
  readonly available: boolean;
}

/**
 * The words of which a listing must have one to hold a variant as chosen (`listings.choices`); null when neither a
 * colour nor a size is chosen. A variant is asked for both at once: red in S and blue in M are no red in M.
 */
export function choiceWords({ colors, sizes, available }: Choice): string[] | null {
  if (colors.length === 0 && sizes.length === 0) return null;
  const before = available ? "+" : "";
  if (sizes.length === 0) return colors.map((color) => `${before}c:${color}`);
  if (colors.length === 0) return sizes.map((size) => `${before}s:${size}`);
  return colors.flatMap((color) => sizes.map((size) => `${before}c:${color}|s:${size}`));
}
