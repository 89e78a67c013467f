/** The most a door reads unless it says otherwise: far above any form, far below harm. */
export const BODY_LIMIT = 64 * 1024;

export type ReadBody =
  | {
      readonly ok: true;
      readonly raw: string;
      readonly kind: "json" | "form" | "empty";
      readonly value: unknown;
    }
  | { readonly ok: false; readonly code: "too_large" | "bad_request" | "unsupported_media_type" };

/** Reads a body up to `limit` bytes, counting what arrives and not what was declared, and parses JSON or a form. */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<ReadBody> {
  const raw = await readText(request, limit);
  if (raw === "too_large" || raw === "bad_request") return { ok: false, code: raw };
  return parse(raw.text, mediaType(request));
}

function parse(raw: string, type: string): ReadBody {
  if (raw === "") return { ok: true, raw, kind: type === FORM ? "form" : "empty", value: {} };
  if (type === FORM) return { ok: true, raw, kind: "form", value: formValue(new URLSearchParams(raw)) };
  if (type !== "application/json") return { ok: false, code: "unsupported_media_type" };
  try {
    return { ok: true, raw, kind: "json", value: JSON.parse(raw) };
  } catch {
    return { ok: false, code: "bad_request" };
  }
}

const FORM = "application/x-www-form-urlencoded";

/** Whether a browser's own form sent this, without script. */
export function isFormRequest(request: Request): boolean {
  return mediaType(request) === FORM;
}

function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

/**
 * The raw text, for bodies that are verified before they are parsed. What declares itself too large is not begun: half
 * read, it would hold up the connection.
 */
export async function readText(
  request: Request,
  limit: number,
): Promise<{ readonly text: string } | "too_large" | "bad_request"> {
  if (!request.body) return { text: "" };
  if (Number(request.headers.get("content-length") ?? 0) > limit) return "too_large";
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) return "too_large";
      chunks.push(chunk);
    }
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return "bad_request";
  }
}

/**
 * A form as the object its JSON twin would be: `destination.postal_code=10969` nests, a name that ends in `[]` is a
 * list. Bounded in fields and depth; a field named like an object's own machinery is dropped.
 */
export function formValue(form: URLSearchParams): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null);
  let fields = 0;
  for (const [name, text] of form) {
    if (++fields > 200) break;
    const isList = name.endsWith("[]");
    const path = (isList ? name.slice(0, -2) : name).split(".");
    if (path.length > 3 || path.some((part) => part === "" || part in Object.prototype)) continue;
    put(value, path, text, isList);
  }
  return value;
}

function put(target: Record<string, unknown>, path: string[], text: string, isList: boolean): void {
  let at = target;
  for (const part of path.slice(0, -1)) {
    const next = at[part];
    if (typeof next !== "object" || next === null || Array.isArray(next)) at[part] = Object.create(null);
    at = at[part] as Record<string, unknown>;
  }
  const last = path.at(-1)!;
  if (!isList) at[last] = text;
  else if (Array.isArray(at[last])) (at[last] as string[]).push(text);
  else at[last] = [text];
}
