/** Markup that is safe to send: made by `html`, which escapes everything that is put into it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are escaped; lists are joined, null writes nothing. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  let markup = pieces[0]!;
  for (let i = 0; i < parts.length; i++) markup += written(parts[i]!) + pieces[i + 1]!;
  return { markup };
}

function written(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return part.replaceAll(/[&<>"']/g, (sign) => escapes[sign]!);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(written).join("");
}
