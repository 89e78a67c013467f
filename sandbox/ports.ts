import { createServer } from "node:net";

/** Whether a port of this machine can be listened on. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}

/** The first free port from `from` on; null when the next 50 are all taken. */
export async function firstFree(from: number): Promise<number | null> {
  for (let port = from; port < from + 50; port += 1) if (await isFree(port)) return port;
  return null;
}
