import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { isUuid, uuidFromHex } from "@/lib/kernel/ids";

/** Keys for one purpose each, derived from CARTWRIGHT_SECRET (RFC 5869), so that no two uses share a key. */
const derived = new Map<string, Buffer>();

export function keyFor(purpose: string): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const secret = env().CARTWRIGHT_SECRET ?? "";
  const key = Buffer.from(hkdfSync("sha256", secret, "cartwright", purpose, 32));
  derived.set(purpose, key);
  return key;
}

/** A secret that comes back to us (cart cookie, reset link): 128 random bits. Only its hash is stored. */
export function makeSecret(): { secret: string; hash: string } {
  const secret = randomBytes(16).toString("base64url");
  return { secret, hash: hashSecret(secret) };
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Whether a string can be one of our secrets at all; anything else is not worth a query. */
export function looksLikeSecret(value: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(value);
}

/**
 * A link that we must be able to print again (order, checkout): the row's id and half an HMAC over purpose, id and
 * link version. Raising the version revokes every link printed before.
 */
export function makeLink(purpose: LinkPurpose, id: string, version: number): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, linkMac(purpose, bytes, version)]).toString("base64url");
}

export type LinkPurpose = "order" | "checkout" | "newsletter" | "alert";

/** The id a link names, not yet trusted: compare with `linkHolds` once the row's version is known. */
export function linkedId(link: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(link)) return null;
  const bytes = Buffer.from(link, "base64url");
  if (bytes.length !== 32 || bytes.toString("base64url") !== link) return null;
  const id = uuidFromHex(bytes.subarray(0, 16).toString("hex"));
  return isUuid(id) ? id : null;
}

export function linkHolds(purpose: LinkPurpose, link: string, id: string, version: number): boolean {
  const bytes = Buffer.from(link, "base64url");
  return (
    bytes.length === 32 &&
    timingSafeEqual(bytes.subarray(16), linkMac(purpose, Buffer.from(id.replaceAll("-", ""), "hex"), version))
  );
}

function linkMac(purpose: LinkPurpose, id: Buffer, version: number): Buffer {
  return createHmac("sha256", keyFor(`link:${purpose}`))
    .update(id)
    .update(`:${version}`)
    .digest()
    .subarray(0, 16);
}

/** Equality that takes the same time whatever differs. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest()];
  return timingSafeEqual(x, y);
}
