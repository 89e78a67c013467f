import { once } from "node:events";
import { join } from "node:path";
import { root } from "@/sandbox/state";
import { startChild } from "../house/children";

/** A bare node:http server in a process of its own that serves what it is given. */
export interface BareHttp {
  readonly url: string;
  serve(path: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startBareHttp(): Promise<BareHttp> {
  const child = await startChild({ args: [join(root, "bench/floors/bare-http.mjs")] });
  return {
    url: `http://127.0.0.1:${child.said.port}`,
    async serve(path, text) {
      const kept = once(child.process, "message");
      child.process.send({ path, text });
      await kept;
    },
    stop: () => child.stop(1_000),
  };
}
