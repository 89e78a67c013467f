import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { boundedQueue } from "./bounded-queue";

/**
 * argon2id with OWASP's minimum of 19 MiB, two passes, one lane (Password Storage Cheat Sheet; ASVS 5.0 11.4.2);
 * the hash is a PHC string, so that parameters travel with it and can rise.
 */
export const hashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two at once leave libuv's other two threads to files and names; forty in line wait a second or so at most. */
export const hashBounds = { running: 2, waiting: 40 } as const;

const held = globalThis as typeof globalThis & { cartwrightHashing?: ReturnType<typeof boundedQueue> };
/** One line a process: bundlers make a module more than once. */
const queue = () => {
  held.cartwrightHashing ??= boundedQueue(hashBounds);
  return held.cartwrightHashing;
};

/** The PHC string of a password, or "busy" when too many are being hashed. */
export function hashPassword(password: string): Promise<string | "busy"> {
  return queue().run(() => hash(canonical(password), hashParameters));
}

/**
 * Whether a password is the one behind a hash. Without a hash (no such account, no password set) it hashes against
 * one that nobody knows the password of, so that the answer takes as long.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean | "busy"> {
  const nobodys = await nobodysHash();
  const same = await queue().run(() => verify(phc ?? nobodys, canonical(password)));
  return phc === null && same !== "busy" ? false : same;
}

/** Whether a hash is weaker than today's parameters: then the password is hashed anew at the next sign-in. */
export function isOutdated(phc: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(phc);
  const { memoryCost: m, timeCost: t, parallelism: p } = hashParameters;
  return memoryCost < m || timeCost < t || parallelism < p;
}

let nobodys: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomBytes(16).toString("base64url"), hashParameters);
  return nobodys;
}

/**
 * One spelling for what looks and means the same (NFC): a keyboard that composes é and one that sends e and an
 * accent type one password (RFC 8265, 4.2.2; NIST SP 800-63B-4, 3.1.1.2). Nothing else is changed, nothing is cut.
 */
export function canonical(password: string): string {
  return password.normalize("NFC");
}
