import { formatMoney } from "@/lib/kernel/money";
import { fullTime, type Here } from "../format";

/** One thing that a change changed, in words. Null: it was not there, or is not any more. */
export interface Difference {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Known = Readonly<Record<string, unknown>>;

/** What differs between two kept values, by path, in the order of the later one. Equal parts are left out. */
export function differences(before: unknown, after: unknown, here: Here): Difference[] {
  const currency = currencyOf(after) ?? currencyOf(before);
  const [was, is] = [leaves(before), leaves(after)];
  return (
    [...new Set([...is.keys(), ...was.keys()])]
      // Which session it was is for machines: the export has it.
      .filter((path) => path !== "session")
      .filter((path) => JSON.stringify(was.get(path)) !== JSON.stringify(is.get(path)))
      .map((path) => ({
        name: nameOf(path),
        before: was.has(path) ? valueWords(path, was.get(path), currency, here) : null,
        after: is.has(path) ? valueWords(path, is.get(path), currency, here) : null,
      }))
  );
}

/** Every value with its path; a list of plain values is one value. */
function leaves(value: unknown, path = "", found = new Map<string, unknown>()): Map<string, unknown> {
  if (value === null || value === undefined) {
    if (path !== "") found.set(path, null);
    return found;
  }
  const isList = Array.isArray(value);
  if (
    typeof value !== "object" ||
    (isList && value.every((one) => typeof one !== "object" || one === null))
  ) {
    found.set(path, value);
    return found;
  }
  const parts = isList ? value.map((one, at) => [String(at + 1), one] as const) : Object.entries(value);
  for (const [key, part] of parts) leaves(part, path === "" ? key : `${path}.${key}`, found);
  return found;
}

function currencyOf(value: unknown): string | null {
  const currency = (value as Known | null)?.currency;
  return typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? currency : null;
}

/** "refunds_above.EUR" as "Refunds above, EUR"; "minimumAmount" as "Minimum amount". */
function nameOf(path: string): string {
  const words = path
    .split(".")
    .map((part) =>
      /^[A-Z]{2,3}$/.test(part)
        ? part
        : part
            .replace(/(Ppm|Bp)$/, "")
            .replaceAll("_", " ")
            .replace(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`),
    )
    .join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1) || "Value";
}

function valueWords(path: string, value: unknown, currency: string | null, here: Here): string {
  if (value === null || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.join(", ");
  if (typeof value === "number") return numberWords(path, value, currency);
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
    ? fullTime(text, here)
    : text;
}

/** Names say the unit, as everywhere in the house. */
function numberWords(path: string, value: number, currency: string | null): string {
  const name = path.split(".").at(-1) ?? "";
  if (name.endsWith("Ppm")) return `${value / 10_000} %`;
  if (name.endsWith("Bp")) return `${value / 100} %`;
  const own = path.startsWith("refunds_above.") ? name : currency;
  const isMoney = /amount$/i.test(name) || name === "freeFrom" || path.startsWith("refunds_above.");
  return isMoney && own && Number.isSafeInteger(value)
    ? formatMoney({ amount: value, currency: own })
    : String(value);
}
