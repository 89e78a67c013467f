import type { Page } from "@playwright/test";
import { awake, quiet } from "./shopping";

const kinds = {
  Document: "page",
  Script: "script",
  Stylesheet: "style",
  Font: "font",
  Image: "picture",
} as const;
export type Kind = (typeof kinds)[keyof typeof kinds] | "other";
export type Load = Readonly<Record<Kind, { bytes: number; requests: number }>>;

/** What a page loads until it is quiet, by kind: bytes as they came over the line. */
export async function loadOf(page: Page, path: string): Promise<Load> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  const none = () => ({ bytes: 0, requests: 0 });
  const load = { page: none(), script: none(), style: none(), font: none(), picture: none(), other: none() };
  const kindOf = new Map<string, Kind>();
  line.on("Network.responseReceived", ({ requestId, type }) => {
    const kind = kinds[type as keyof typeof kinds] ?? "other";
    if (!kindOf.has(requestId)) load[kind].requests += 1;
    kindOf.set(requestId, kind);
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId);
    if (kind) load[kind].bytes += encodedDataLength;
  });
  await page.goto(path);
  await awake(page);
  await quiet(page);
  await line.detach();
  return load;
}

export function inWords(load: Load): string {
  const parts = Object.entries(load).map(
    ([kind, { bytes, requests }]) => `${kind} ${(bytes / 1_000).toFixed(1)} kB in ${requests}`,
  );
  return parts.join(", ");
}
