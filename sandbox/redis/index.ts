import { randomBytes } from "node:crypto";
import { listenRest } from "./rest";
import { startServer } from "./server";

/** A Redis that speaks Upstash's REST protocol, for UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN. */
export interface RedisSandbox {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** Starts one in front of this machine's redis-server; null when it has none, and the shop then does without. */
export async function startRedis(): Promise<RedisSandbox | null> {
  const server = await startServer();
  if (!server) return null;
  const token = randomBytes(24).toString("base64url");
  const rest = await listenRest(server.connection, token);
  return {
    url: `http://127.0.0.1:${rest.port}`,
    token,
    async close() {
      await rest.close();
      await server.stop();
    },
  };
}
