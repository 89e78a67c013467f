import { createHmac } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { keyFor, sameSecret } from "@/lib/platform/secrets";

/**
 * What a form without script is told on the next page: the refusal and everything that was typed, so that nothing is
 * lost. Carried in a short-lived signed cookie, since it is nobody's truth.
 */
export interface Flash {
  readonly code: string;
  readonly detail: Record<string, unknown>;
  readonly values: Record<string, unknown>;
  /** The path of the page that it is for. */
  readonly at: string;
}

/** Seconds: one page view. */
export const FLASH_LIFE = 60;
const MOST = 3_000;

export function sealFlash(flash: Flash): string {
  let { values } = flash;
  let payload = packed({ ...flash, values });
  // A cookie holds no more: then the longest text is lost, and the others are still there.
  while (payload.length > MOST && Object.keys(values).length > 0) {
    const [longest] = Object.entries(values).sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]))[0]!;
    values = Object.fromEntries(Object.entries(values).filter(([name]) => name !== longest));
    payload = packed({ ...flash, values });
  }
  return `${payload}.${sign(payload)}`;
}

export function openFlash(sealed: string | null): Flash | null {
  const [payload, mac] = (sealed ?? "").split(".");
  if (!payload || !mac || !sameSecret(mac, sign(payload))) return null;
  const json = inflateRawSync(Buffer.from(payload, "base64url"), { maxOutputLength: 64 * 1024 });
  return JSON.parse(json.toString("utf8")) as Flash;
}

/** Packed small: what people write shrinks to half. */
function packed(flash: Flash): string {
  return deflateRawSync(JSON.stringify(flash)).toString("base64url");
}

const sizeOf = (value: unknown): number => JSON.stringify(value ?? null).length;

function sign(payload: string): string {
  return createHmac("sha256", keyFor("flash")).update(payload).digest("base64url").slice(0, 22);
}
