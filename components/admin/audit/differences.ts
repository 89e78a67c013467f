import { formatMoney } from "@/lib/kernel/money";
import { fullTime, type Here } from "../format";

/** One thing that a change changed, in words. Null: it was not there, or is not any more. */
export interface Difference {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Known = Readonly<Record<string, unknown>>;
type Path = readonly string[];
interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

/** What differs between two kept values, by path, in the order of the later one. Equal parts are left out. */
export function differences(before: unknown, after: unknown, here: Here): Difference[] {
  const currency = currencyOf(after) ?? currencyOf(before);
  const [was, is] = [leaves(before), leaves(after)];
  return (
    [...new Set([...is.keys(), ...was.keys()])]
      // Which session it was is for machines: the export has it.
      .filter((key) => key !== "session")
      .filter((key) => JSON.stringify(was.get(key)?.value) !== JSON.stringify(is.get(key)?.value))
      // Of what is new, only what it has.
      .filter((key) => was.size > 0 || !isEmpty(is.get(key)?.value))
      .map((key) => {
        const [one, other] = [was.get(key), is.get(key)];
        return {
          name: nameOf((one ?? other)!),
          before: one ? valueWords(one, currency, here) : null,
          after: other ? valueWords(other, currency, here) : null,
        };
      })
  );
}

const isEmpty = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Every value by its path; a list of plain values is one value. What parts a path is a sign that nobody types. */
function leaves(value: unknown, path: Path = [], found = new Map<string, Leaf>()): Map<string, Leaf> {
  if (value === null || value === undefined) {
    if (path.length > 0) found.set(path.join("\u001f"), { path, value: null });
    return found;
  }
  const isList = Array.isArray(value);
  if (
    typeof value !== "object" ||
    (isList && value.every((one) => typeof one !== "object" || one === null))
  ) {
    found.set(path.join("\u001f"), { path, value });
    return found;
  }
  const parts = isList ? value.map((one, at) => [String(at + 1), one] as const) : Object.entries(value);
  for (const [key, part] of parts) leaves(part, [...path, key], found);
  return found;
}

function currencyOf(value: unknown): string | null {
  const currency = (value as Known | null)?.currency;
  return typeof currency === "string" && isCurrency(currency) ? currency : null;
}

const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text);

/** ["refunds_above", "EUR"] as "Refunds above, EUR"; ["minimumAmount"] as "Minimum amount". */
function nameOf({ path, value }: Leaf): string {
  if (path.join() === "address" && /^[\da-f.:]+$/i.test(String(value))) return "IP address";
  const words = path
    .map((part) =>
      /^[A-Z]{2,3}$/.test(part)
        ? part
        : part
            .replace(/(Ppm|Bp)$/, "")
            .replace(/^email$/, "e-mail")
            .replaceAll("_", " ")
            .replace(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`),
    )
    .join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1) || "Value";
}

function valueWords({ path, value }: Leaf, currency: string | null, here: Here): string {
  if (value === null || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return listWords(value.map(plain));
  if (typeof value === "number") return numberWords(path.at(-1) ?? "", value, currency);
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
    ? fullTime(text, here)
    : plain(text);
}

/** What a column calls "free_delivery" reads as words; what people wrote has no such shape. */
function plain(value: unknown): string {
  const text = String(value);
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : text;
}

const MANY = 3;

function listWords(all: readonly string[]): string {
  if (all.length === 0) return "nothing";
  return `${all.length > MANY ? `${all.length}: ` : ""}${all.join(", ")}`;
}

/** Names say the unit, as everywhere in the house; a number under a currency is an amount of it. */
function numberWords(name: string, value: number, currency: string | null): string {
  if (name.endsWith("Ppm")) return `${value / 10_000}%`;
  if (name.endsWith("Bp")) return `${value / 100}%`;
  const own = isCurrency(name) ? name : currency;
  const isMoney = isCurrency(name) || /amount$/i.test(name) || name === "freeFrom";
  return isMoney && own && Number.isSafeInteger(value)
    ? formatMoney({ amount: value, currency: own })
    : String(value);
}
