import { createSocket } from "node:dgram";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { inState } from "./state";

/**
 * Whether a port of this machine can be listened on, under both addresses of `localhost`: a browser that is sent there
 * may try either first.
 */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    // A machine without IPv6 has nobody there to be in the way.
    probe.once("error", ({ code }: NodeJS.ErrnoException) => done(host === "::1" && code !== "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

/** The first free port from `from` on; null when the next 50 are all taken. */
export async function firstFree(from: number): Promise<number | null> {
  for (let port = from; port < Math.min(from + 50, 65_536); port += 1) if (await isFree(port)) return port;
  return null;
}

/** Below what systems hand out by themselves: Linux from 32768 on, macOS from 49152. */
const [LOWEST, HIGHEST, APART] = [20_000, 32_000, 4];
const PLACES = (HIGHEST - LOWEST) / APART;
let place = (process.pid * 1_855) % PLACES;

/**
 * A free port that stays so until somebody listens on it, seconds later, and the next two with it. One that the system
 * chooses does not: it gives the same to an outgoing connection, or to the next server that lets it choose.
 * @throws when all are taken
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PLACES; tries += 1) {
    place = (place + 1) % PLACES;
    const port = LOWEST + place * APART;
    if ((await isFree(port)) && (await promise(port))) return port;
  }
  throw new Error("no port of this machine is free");
}

/** Marks a port for every other process, as long as this one lives: its namesake of UDP, which nothing here uses. */
function promise(port: number): Promise<boolean> {
  return new Promise((done) => {
    const mark = createSocket("udp4");
    mark.once("error", () => done(false));
    mark.bind({ port, address: "127.0.0.1", exclusive: true }, () => {
      mark.unref();
      done(true);
    });
  });
}

/**
 * The port of a service, the same at every start while it can be had: a payment page that is open outlives a restart.
 * The first time it is the first free one from `from` on. Never one of `promised`, on which nobody may listen yet.
 */
export async function keptPort(
  name: string,
  from: number,
  promised: readonly number[] = [],
): Promise<number> {
  const file = inState("ports.json");
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, number>) : {};
  const known = kept[name];
  if (known !== undefined && !promised.includes(known) && (await isFree(known))) return known;
  const others = Object.entries(kept).flatMap(([other, port]) => (other === name ? [] : [port]));
  const taken = [...others, ...promised];
  let port = await firstFree(from);
  while (port !== null && taken.includes(port)) port = await firstFree(port + 1);
  // 0 lets the system choose.
  if (port === null) return 0;
  writeFileSync(file, JSON.stringify({ ...kept, [name]: port }));
  return port;
}
