import type { ProductCard } from "@/lib/listing/contract";

type Counts = Pick<ProductCard, "variantCount" | "colorCount" | "sizeCount" | "onlyOption">;

/** "4 colours", "3 sizes" or "2 nibs" where nothing else differs, "4 colours, 3 sizes" where both do, else "12 choices". */
export function choicesCounted({ variantCount, colorCount, sizeCount, onlyOption }: Counts): string {
  if (colorCount === variantCount) return `${variantCount} colours`;
  if (sizeCount === variantCount) return `${variantCount} sizes`;
  if (colorCount > 1 && sizeCount > 1) return `${colorCount} colours, ${sizeCount} sizes`;
  return `${variantCount} ${(onlyOption && severalOf(onlyOption)) ?? "choices"}`;
}

/** An option's name for several of it; null where no plain rule says how. */
function severalOf(name: string): string | null {
  const one = name.trim().toLowerCase();
  // What is not one English word, or whose last letters turn in ways of their own ("leaf", "series").
  if (!/^[a-z]{2,20}$/.test(one) || /(f|fe|is|us|ies|oo[a-z]+|man)$/.test(one)) return null;
  if (/[^s]s$/.test(one)) return one;
  if (/(s|x|z|ch|sh)$/.test(one)) return `${one}es`;
  return /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`;
}
