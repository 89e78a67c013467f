import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";

/** Variants that one picture stands for together: those with one value of an option, or one alone. */
export interface VariantGroup {
  readonly name: string;
  readonly variants: readonly DeskVariant[];
}

/** The variants by the values of an option; each by itself when `option` is none. */
export function groupVariants(variants: readonly DeskVariant[], option: number): readonly VariantGroup[] {
  if (option < 0)
    return variants.map((variant) => ({ name: variant.title || "Only variant", variants: [variant] }));
  const groups = new Map<string, DeskVariant[]>();
  for (const variant of variants) {
    const value = variant.values[option] ?? "";
    groups.set(value, [...(groups.get(value) ?? []), variant]);
  }
  return [...groups].map(([name, own]) => ({ name, variants: own }));
}

/**
 * The option that pictures differ by: the first whose values each have one picture now, if any picture stands for
 * anything; else the one that is called a colour; else the first. None (-1) where every variant has its own.
 */
export function pictureOption(options: DeskProduct["options"], variants: readonly DeskVariant[]): number {
  if (variants.some((variant) => variant.pictureId !== null))
    return options.findIndex((_, at) =>
      groupVariants(variants, at).every(
        (group) => new Set(group.variants.map((one) => one.pictureId)).size === 1,
      ),
    );
  const colour = options.findIndex((option) => /colou?r|finish|pattern/i.test(option.name));
  return colour >= 0 || options.length === 0 ? colour : 0;
}
