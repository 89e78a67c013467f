/** The languages in which letters are written; a reader of another one gets the first. */
const written = ["en"] as const;

const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/**
 * What a letter's words are in, as HTML says it: the reader's own locale where its language is one of ours (en-IE),
 * else the language that the words really have. Screen readers pronounce by it.
 */
export function languageOf(locale: string): { readonly lang: string; readonly dir: "ltr" | "rtl" } {
  const reader = localeOf(locale);
  const isOurs = written.some((language) => language === reader?.language);
  const used = reader && isOurs ? reader : new Intl.Locale(written[0]);
  return { lang: used.baseName, dir: rightToLeft.has(used.maximize().script ?? "") ? "rtl" : "ltr" };
}

function localeOf(text: string): Intl.Locale | null {
  try {
    return new Intl.Locale(text);
  } catch {
    return null;
  }
}
