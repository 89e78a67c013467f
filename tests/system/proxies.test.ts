import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SystemShop, startSystem, type WebProcess } from "./system";
import { withinAMinute } from "./within-a-window";

/** Whose word about the client's address counts: nobody's, unless the shop says how many proxies stand before it. */
let system: SystemShop;
let behindOne: WebProcess;
beforeAll(async () => {
  system = await startSystem({ env: { LIMIT_FACTOR: "1" } });
  behindOne = await system.startWeb({ TRUSTED_PROXIES: "1" });
});
afterAll(() => system.stop());

/** One more than the door lets pass in a minute, from one address as the shop sees it. */
const MOST = 30;

async function knock(at: string, headers: Record<string, string>): Promise<boolean> {
  const answer = await fetch(`${at}/admin/session/factor`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ code: "000000" }),
  });
  return answer.status !== 429;
}

async function passed(at: string, headersOf: (n: number) => Record<string, string>): Promise<number> {
  await withinAMinute();
  let count = 0;
  for (let n = 0; n < MOST + 5; n += 1) if (await knock(at, headersOf(n))) count += 1;
  return count;
}

describe("without a proxy", () => {
  it("no header of a client gives it another address", async () => {
    const count = await passed(system.urls[0]!, (n) => ({
      "x-forwarded-for": `203.0.113.${n}`,
      "x-real-ip": `203.0.113.${n}`,
      forwarded: `for=203.0.113.${n}`,
    }));
    expect(count).toBe(MOST);
  });
});

describe("behind one proxy", () => {
  it("counts the address that the proxy added, whatever the client wrote before it", async () => {
    const forged = await passed(behindOne.url, (n) => ({
      "x-forwarded-for": `203.0.113.${n}, 198.51.100.7`,
    }));
    expect(forged).toBe(MOST);
    expect(await knock(behindOne.url, { "x-forwarded-for": "198.51.100.7, 198.51.100.8" })).toBe(true);
  });
});
