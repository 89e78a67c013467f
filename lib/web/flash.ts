import { createHmac } from "node:crypto";
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
  let payload = Buffer.from(JSON.stringify(flash)).toString("base64url");
  if (payload.length > MOST)
    payload = Buffer.from(JSON.stringify({ ...flash, values: {} })).toString("base64url");
  return `${payload}.${sign(payload)}`;
}

export function openFlash(sealed: string | null): Flash | null {
  const [payload, mac] = (sealed ?? "").split(".");
  if (!payload || !mac || !sameSecret(mac, sign(payload))) return null;
  return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Flash;
}

function sign(payload: string): string {
  return createHmac("sha256", keyFor("flash")).update(payload).digest("base64url").slice(0, 22);
}
