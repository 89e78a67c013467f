/** What a door of the API answered: its value, or a refusal with its code and whatever it knows. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly detail: Readonly<Record<string, unknown>> };

/** Calls a door of this shop from the browser. Never throws: a network that is gone answers `offline`. */
export async function call<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      // Who adds a thing and leaves the page at once has still added it. (Browsers take 64 kB of such bodies.)
      keepalive: body !== undefined,
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { ok: true, value: answer as T };
    return { ok: false, code: String(answer.code ?? "internal"), detail: answer };
  } catch {
    return { ok: false, code: "offline", detail: {} };
  }
}
