import { Meilisearch, MeilisearchApiError, MeilisearchRequestError } from "meilisearch";

/** How long one request of the indexer may take, and how long the index may take to have done what it was told. */
const REQUEST_MS = 10_000;
const TASK_MS = 120_000;
/** More than any answer that we ask for. */
const MOST_BYTES = 8_000_000;

export interface IndexAddress {
  readonly host: string;
  readonly apiKey?: string;
}

/** The official client, its answers bounded in time and size. Searches bring a shorter time of their own. */
export function openClient({ host, apiKey }: IndexAddress): Meilisearch {
  return new Meilisearch({
    host,
    apiKey,
    timeout: REQUEST_MS,
    defaultWaitOptions: { timeout: TASK_MS, interval: 50 },
    httpClient: bounded,
  });
}

/** As the client does by itself, but for an answer that has no end. */
async function bounded(...[input, init]: Parameters<typeof fetch>): Promise<unknown> {
  const response = await fetch(input, { ...init, redirect: "error" });
  const text = await readText(response);
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  if (!response.ok)
    throw new MeilisearchApiError(response, body as ConstructorParameters<typeof MeilisearchApiError>[1]);
  return body;
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > MOST_BYTES) throw new Error(`the search index answers more than ${MOST_BYTES} bytes`);
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

/** The code of an answer that says no, such as `index_not_found`; null for anything else. */
export function refusalOf(error: unknown): string | null {
  // The client wraps what comes out of our own fetch.
  const cause = error instanceof MeilisearchRequestError ? error.cause : error;
  return cause instanceof MeilisearchApiError ? (cause.cause?.code ?? String(cause.response.status)) : null;
}
