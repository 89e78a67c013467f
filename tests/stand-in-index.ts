import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How the stand-in behaves: `hang` never answers, `slow` after so many milliseconds, `endless` never stops. */
export type Manner =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | { readonly kind: "text"; readonly text: string; readonly status?: number }
  | { readonly kind: "slow"; readonly ms: number; readonly ids: readonly string[] }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" }
  | { readonly kind: "endless" };

export interface StandInIndex {
  readonly url: string;
  /** How often it was asked. */
  asked(): number;
  behave(manner: Manner): void;
  /** It is gone, and what was under way breaks. */
  kill(): void;
}

/** Something that speaks enough of Meilisearch's search to fail at it. */
export async function standInIndex(): Promise<StandInIndex> {
  let manner: Manner = { kind: "hang" };
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const answer = (ids: readonly string[], count: number) =>
      response.end(
        JSON.stringify({
          results: Array.from({ length: count }, () => ({
            hits: ids.map((product) => ({ product })),
            totalHits: ids.length,
            facetDistribution: {},
            facetStats: {},
          })),
        }),
      );
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const count = JSON.parse(body || "{}").queries?.length ?? 0;
      response.setHeader("content-type", "application/json");
      const how = manner;
      switch (how.kind) {
        case "ids":
          return answer(how.ids, count);
        case "slow":
          return void setTimeout(() => answer(how.ids, count), how.ms);
        case "text":
          response.statusCode = how.status ?? 200;
          return void response.end(how.text);
        case "reset":
          return void request.socket.destroy();
        case "endless": {
          const more = setInterval(() => response.write("a".repeat(100_000)), 1);
          return void request.socket.on("close", () => clearInterval(more));
        }
        case "hang":
          return;
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    behave(next) {
      manner = next;
    },
    kill() {
      server.close();
      server.closeAllConnections();
    },
  };
}
