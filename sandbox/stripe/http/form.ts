import { invalid } from "./errors";

/** What a bracketed form body says, before any meaning: strings, and nodes of named parts. */
export type FormValue = string | FormNode;
export interface FormNode {
  [name: string]: FormValue;
}

const deepest = 12;

// Without a prototype, so that a part called `__proto__` or `constructor` is a part like any other.
export const emptyNode = (): FormNode => Object.create(null) as FormNode;

/**
 * Reads `a[b][0][c]=x&d=y` (https://docs.stripe.com/api: form-encoded bodies; the SDK numbers the entries of lists,
 * people write `a[]`).
 * @throws ApiError 400 for broken percent encoding or names nested deeper than any parameter of Stripe.
 */
export function parseForm(text: string): FormNode {
  const root = emptyNode();
  if (text === "") return root;
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? "" : decode(pair.slice(equals + 1));
    place(root, name, value);
  }
  return root;
}

function decode(text: string): string {
  if (!text.includes("%") && !text.includes("+")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalid("The request body is not valid: it has a broken percent encoding.");
  }
}

function place(root: FormNode, name: string, value: string): void {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) {
    root[name] = value;
    return;
  }
  const path = [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
  if (path.length > deepest) throw invalid(`Invalid parameter name: ${name.slice(0, 100)}`);
  let node = root;
  for (const part of path.slice(0, -1)) {
    const key = part === "" ? nextIndex(node) : part;
    const below = node[key];
    if (typeof below === "object") node = below;
    else {
      const fresh = emptyNode();
      node[key] = fresh;
      node = fresh;
    }
  }
  const last = path.at(-1)!;
  node[last === "" ? nextIndex(node) : last] = value;
}

const nextIndex = (node: FormNode): string => String(Object.keys(node).length);
