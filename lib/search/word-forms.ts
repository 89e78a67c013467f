/** An index that does not know English finds "dishes" only if it was told of them: the other number of each word. */
export function otherForms(words: string): string[] {
  const each = words.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return [...new Set(each.flatMap(formsOf))];
}

const irregular: Readonly<Record<string, string>> = {
  knife: "knives",
  shelf: "shelves",
  scarf: "scarves",
  leaf: "leaves",
  loaf: "loaves",
  child: "children",
  man: "men",
  woman: "women",
  foot: "feet",
  mouse: "mice",
};
const regular = new Map(Object.entries(irregular).map(([one, many]) => [many, one]));

/** By the rules of English spelling. A wrong guess is a word that nobody types. */
function formsOf(word: string): string[] {
  const known = irregular[word] ?? regular.get(word);
  if (known) return [known];
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return [word.slice(0, -2)];
  if (/[^aeiou]ies$/.test(word)) return [`${word.slice(0, -3)}y`];
  if (/[^su]s$/.test(word)) return [word.slice(0, -1)];
  if (/(?:s|sh|ch|x|z)$/.test(word)) return [`${word}es`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  return [`${word}s`];
}
