import type { ProductOption, ProductVariant } from "@/lib/listing/contract";

/**
 * The picture of each value of an option, by value id. Only where every value has one that no other value shows: then
 * the option is what the pictures differ in (colour, metal), and not its size.
 */
export function swatchesOf(
  variants: readonly Pick<ProductVariant, "valueIds" | "pictureId">[],
  option: ProductOption,
  at: number,
): Readonly<Record<string, string>> {
  const pairs = option.values.map((value) => {
    const shown = variants.filter((variant) => variant.valueIds[at] === value.id);
    return [value.id, shown.find((variant) => variant.pictureId)?.pictureId ?? null] as const;
  });
  const known = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null);
  const isOwn = known.length > 1 && new Set(known.map(([, picture]) => picture)).size === pairs.length;
  return isOwn ? Object.fromEntries(known) : {};
}
