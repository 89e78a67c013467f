import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { freePort } from "../ports";
import { connectRedis, type RedisConnection } from "./resp";

/** A redis-server of our own: nothing on disk, on a port of its own, gone when we are. */
export interface RedisServer {
  readonly connection: RedisConnection;
  stop(): Promise<void>;
}

/** Null when this machine has no redis-server. */
export async function startServer(): Promise<RedisServer | null> {
  if (spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status !== 0) return null;
  const port = await freePort();
  const child = spawnGuarded(port);
  try {
    const connection = await untilAnswers(port, child);
    return {
      connection,
      async stop() {
        connection.close();
        if (child.exitCode !== null) return;
        const gone = new Promise<void>((done) => child.once("exit", () => done()));
        child.stdin?.end();
        await gone;
      },
    };
  } catch (error) {
    child.stdin?.end();
    throw error;
  }
}

/**
 * The shell waits for the end of its input, which comes when we close it and also when we are killed without a word,
 * and takes the server with it.
 */
function spawnGuarded(port: number): ChildProcess {
  const flags = `--port ${port} --bind 127.0.0.1 --save "" --appendonly no --maxmemory 64mb --maxmemory-policy allkeys-lru`;
  const script = `redis-server ${flags} >/dev/null 2>&1 & server=$!; cat >/dev/null; kill $server; wait $server`;
  return spawn("/bin/sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
}

async function untilAnswers(port: number, child: ChildProcess): Promise<RedisConnection> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    try {
      const connection = await connectRedis(port);
      await connection.send(["PING"]);
      return connection;
    } catch {
      await new Promise((next) => setTimeout(next, 25));
    }
  }
  throw new Error("redis-server did not start");
}
