import type { Answer, Refusal } from "../refusal-words";

/** No answer came: whether it was done is not known, so the same key is sent again. */
export const silence: Refusal = {
  ok: false,
  code: "no_answer",
  title: "No answer came. Send it again: it will not be done twice.",
  detail: {},
  errors: [],
};

/**
 * Sends JSON to a route of the desk and reads its answer in an action's shape. Under the same key the same answer comes
 * again; what was sent arrives also when the page is closed meanwhile.
 */
export async function post<V>(path: string, body: unknown, key: string): Promise<Answer<V>> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
      keepalive: true,
    });
    const said = (await answer.json()) as Record<string, unknown>;
    if (answer.ok) return { ok: true, value: said as V };
    const { code, title } = said;
    if (typeof code !== "string" || typeof title !== "string") return silence;
    return { ok: false, code, title, detail: said, errors: [] };
  } catch {
    return silence;
  }
}

/** Works on plain http too, where `crypto.randomUUID` does not exist. */
export function newKey(): string {
  if (typeof window === "undefined") return "none";
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
