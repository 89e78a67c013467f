import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";
import { type Child, startChild } from "../house/children";
import { openLine } from "../shopper/http";

const app = join(root, "bench/bare-next");
const stamp = join(app, ".next/bench-build");

/** A Next app with nothing in it, by the same `next` and `next start`. */
export interface BareNext {
  readonly url: string;
  readonly pid: number;
  /** The path of a kept page of exactly so many bytes. */
  pathOf(bytes: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startBareNext(): Promise<BareNext> {
  ensureBuilt();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: Child = await startChild({
    args: [join(app, "start.mjs"), "-p", String(port), "-H", "127.0.0.1"],
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    isReady: async () => (await fetch(`${url}/pad/0/0`)).ok,
  });
  return { url, pid: child.pid, pathOf: (bytes) => padTo(url, bytes), stop: () => child.stop(1_000) };
}

function ensureBuilt(): void {
  const wanted = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const built = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build", app], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    encoding: "utf8",
  });
  if (built.status !== 0)
    throw new Error(`the bare Next app was not built:\n${built.stdout}${built.stderr}`.slice(-3_000));
  writeFileSync(stamp, wanted);
}

function sourcesHash(): string {
  const hash = createHash("sha256").update(process.versions.node);
  hash.update(readFileSync(join(root, "node_modules/next/package.json")));
  for (const name of readdirSync(app, { recursive: true, encoding: "utf8" }).sort()) {
    const file = join(app, name);
    if (!name.startsWith(".next") && statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Asks for pages until one has the wanted size. The length is always written with six digits, since it is in the page too. */
async function padTo(url: string, bytes: number): Promise<string> {
  const line = openLine(url);
  try {
    let length = 1_000;
    let odd = 0;
    for (let tries = 0; tries < 20; tries += 1) {
      const path = `/pad/${String(length).padStart(6, "0")}/${odd}`;
      await line.call("GET", path);
      const size = Buffer.byteLength((await line.call("GET", path)).text);
      const missing = bytes - size;
      if (missing === 0) return path;
      if (missing % 2 !== 0) odd = 1 - odd;
      // An apostrophe is seven bytes: what it adds or takes is met in the next try.
      length = Math.max(0, length + Math.trunc(missing / 2));
    }
    throw new Error(`no bare page of ${bytes} bytes could be made`);
  } finally {
    line.close();
  }
}
