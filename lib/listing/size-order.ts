/** Letters as they grow; with numbers before ("3XL") they are counted from XL on. */
const letters = ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"];
const words: Readonly<Record<string, string>> = { small: "s", medium: "m", large: "l", "extra large": "xl" };

/** Sizes in the order in which they grow: letters, then numbers by their first figure, then words by the alphabet. */
export function bySize(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  return x.group - y.group || x.at - y.at || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(size: string): { readonly group: number; readonly at: number } {
  const word = words[size] ?? size;
  const at = letters.indexOf(word);
  if (at >= 0) return { group: 0, at };
  const many = /^(\d{1,2})(xl|xs)$/.exec(word);
  if (many) return { group: 0, at: many[2] === "xl" ? 4 + Number(many[1]) : 2 - Number(many[1]) };
  const figure = /\d+(?:[.,]\d+)?/.exec(word);
  return figure ? { group: 1, at: Number(figure[0].replace(",", ".")) } : { group: 2, at: 0 };
}
