import type { ProductOption, ProductVariant } from "@/lib/listing/contract";

/** What a picker needs of a variant. */
export type Choosable = Pick<ProductVariant, "id" | "itemId" | "valueIds" | "available">;

/**
 * How a value of an option stands to what is chosen of the others: it can be bought, it is sold out in this combination
 * or not made in it, or nothing that has it can be bought.
 */
export type Standing = "in_stock" | "sold_out_so" | "not_together" | "sold_out";

/** What a page begins with: the first variant that can be bought, else the first. */
export function firstChoice<V extends Choosable>(variants: readonly V[]): V {
  return variants.find((variant) => variant.available) ?? variants[0]!;
}

/** Whether a value can be bought with the other chosen values, with others, or not at all. */
export function standingOf(
  variants: readonly Choosable[],
  chosen: Choosable,
  at: number,
  valueId: string,
): Standing {
  if (!variants.some((variant) => variant.available && variant.valueIds[at] === valueId)) return "sold_out";
  const match = combination(variants, chosen, at, valueId);
  if (!match) return "not_together";
  return match.available ? "in_stock" : "sold_out_so";
}

/**
 * The variant after another value was chosen: of those with it that can be bought, the one that keeps most of what was
 * chosen before. Where none can be bought the very combination, else what is nearest to it. Never a dead end.
 */
export function choose<V extends Choosable>(
  variants: readonly V[],
  chosen: V,
  at: number,
  valueId: string,
): V {
  const exact = combination(variants, chosen, at, valueId);
  if (exact?.available) return exact;
  const having = variants.filter((variant) => variant.valueIds[at] === valueId);
  const buyable = having.filter((variant) => variant.available);
  if (exact && buyable.length === 0) return exact;
  const kept = (variant: V) =>
    variant.valueIds.filter((value, index) => value === chosen.valueIds[index]).length;
  const [best] = [...(buyable.length > 0 ? buyable : having)].sort((a, b) => kept(b) - kept(a));
  return best ?? chosen;
}

/** The variant that differs from the chosen one in this value alone, sold out or not; none where it is not made. */
export function combination<V extends Choosable>(
  variants: readonly V[],
  chosen: V,
  at: number,
  valueId: string,
): V | undefined {
  const wanted = chosen.valueIds.map((value, index) => (index === at ? valueId : value));
  return variants.find((variant) => sameValues(variant, wanted));
}

/** "Medium / Black" of a combination, by the options' own words. */
export function valueName(options: readonly ProductOption[], at: number, valueId: string): string {
  return options[at]?.values.find((value) => value.id === valueId)?.value ?? "";
}

function sameValues(variant: Choosable, values: readonly string[]): boolean {
  return (
    variant.valueIds.length === values.length &&
    variant.valueIds.every((value, index) => value === values[index])
  );
}
