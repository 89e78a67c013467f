import type { ProductCard } from "@/lib/listing/contract";

type Counts = Pick<ProductCard, "variantCount" | "colorCount" | "sizeCount">;

/** "4 colours" or "3 sizes" where nothing else differs, else "12 choices". */
export function choicesCounted({ variantCount, colorCount, sizeCount }: Counts): string {
  if (colorCount === variantCount) return `${variantCount} colours`;
  return `${variantCount} ${sizeCount === variantCount ? "sizes" : "choices"}`;
}
