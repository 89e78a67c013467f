/** At most three, as in the exports of other shops; more would not fit a picker. */
export const MAX_OPTIONS = 3;
/** More combinations than anyone sells; it bounds what one product can cost a page. */
export const MAX_VARIANTS = 2_048;

/** How two spellings of one option name or value are recognized as the same: case, width and spaces do not count. */
export function sameWord(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The option values of a variant as its key within the product, in the order of the product's options. */
export function optionKey(values: readonly string[]): string {
  return JSON.stringify(values.map(sameWord));
}

/** "XS / Black"; empty for a product without options. */
export function variantTitle(values: readonly string[]): string {
  return values.map((value) => value.trim()).join(" / ");
}

/**
 * Which position of the product's own options each written option name stands for: the same names in another order
 * are the same options; the same number of names with another spelling are renamed by position.
 */
export function alignOptions(known: readonly string[], written: readonly string[]): readonly number[] {
  const byName = written.map((name) => known.findIndex((other) => sameWord(other) === sameWord(name)));
  const samePlaces = known.length === written.length && !byName.includes(-1);
  return samePlaces && new Set(byName).size === byName.length ? byName : written.map((_, index) => index);
}
