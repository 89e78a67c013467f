import type { ProductOption, ProductVariant } from "@/lib/listing/contract";

/** What a picker needs of a variant. */
export type Choosable = Pick<ProductVariant, "id" | "itemId" | "valueIds" | "available">;

/** How a value of an option stands to what is chosen of the others. */
export type Standing = "in_stock" | "sold_out" | "not_together";

/** What a page begins with: the first variant that can be bought, else the first. */
export function firstChoice<V extends Choosable>(variants: readonly V[]): V {
  return variants.find((variant) => variant.available) ?? variants[0]!;
}

/** Whether a value exists together with the other chosen values, and is in stock. */
export function standingOf(
  variants: readonly Choosable[],
  chosen: Choosable,
  at: number,
  valueId: string,
): Standing {
  const wanted = chosen.valueIds.map((value, index) => (index === at ? valueId : value));
  const match = variants.find((variant) => sameValues(variant, wanted));
  if (!match) return "not_together";
  return match.available ? "in_stock" : "sold_out";
}

/**
 * The variant after another value was chosen: the very combination if it exists, else the one with that value which
 * keeps most of what was chosen before, preferring what is in stock. A choice is never a dead end.
 */
export function choose<V extends Choosable>(
  variants: readonly V[],
  chosen: V,
  at: number,
  valueId: string,
): V {
  const wanted = chosen.valueIds.map((value, index) => (index === at ? valueId : value));
  const exact = variants.find((variant) => sameValues(variant, wanted));
  if (exact) return exact;
  const having = variants.filter((variant) => variant.valueIds[at] === valueId);
  const kept = (variant: V) => variant.valueIds.filter((value, index) => value === wanted[index]).length;
  const best = [...having].sort((a, b) => kept(b) - kept(a) || Number(b.available) - Number(a.available))[0];
  return best ?? chosen;
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
