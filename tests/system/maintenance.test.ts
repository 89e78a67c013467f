import { afterAll, beforeAll, expect, it } from "vitest";
import { changeSetting, maintenanceSetting } from "@/lib/shop";
import { type SystemShop, startSystem } from "./system";

/** Closing the shop: its pages and doors say so with 503, in every process, and everything else goes on. */
let system: SystemShop;
beforeAll(async () => {
  system = await startSystem({ processes: 2 });
});
afterAll(() => system.stop());

const get = (path: string, process = 0) => fetch(`${system.urls[process]}${path}`, { redirect: "manual" });
const close = (isOn: boolean, words: string | null = null) =>
  changeSetting(system.ctx, maintenanceSetting, { isOn, words });

/** Every process hears of it within a moment. */
async function until(status: number): Promise<void> {
  for (const process of [0, 1]) {
    for (let tries = 0; (await get("/", process)).status !== status; tries += 1) {
      expect(tries).toBeLessThan(50);
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

it("closes pages and doors of the shop with a page and a word, and opens them again", async () => {
  const { handle } = await system.shop.sells();
  await until(200);
  await close(true, "Back at noon <b>sharp</b>.");
  await until(503);
  for (const path of [
    "/",
    `/p/${handle}`,
    "/us",
    "/cart",
    "/search?q=cup",
    "/sign-in",
    "/account",
    "/no/such",
  ]) {
    for (const process of [0, 1]) {
      const answer = await get(path, process);
      const html = await answer.text();
      expect([path, answer.status], path).toEqual([path, 503]);
      expect(answer.headers.get("retry-after")).toBe("600");
      expect(answer.headers.get("cache-control")).toMatch(/no-store/);
      expect(html).toContain("Closed for a moment.");
      expect(html).toContain("Back at noon &lt;b&gt;sharp&lt;/b&gt;.");
    }
  }
  const door = await system.visitor().call("POST", "/api/v1/cart/lines", { lines: [] });
  expect(door).toMatchObject({ status: 503, body: { code: "unavailable" } });

  await close(false);
  await until(200);
  expect((await get(`/p/${handle}`)).status).toBe(200);
  expect((await get("/closed")).status).toBe(307);
});

it("leaves the desk, payments' word, jobs, health and paid orders alone", async () => {
  await close(true);
  await until(503);
  expect((await get("/admin/sign-in")).status).toBe(200);
  expect((await get("/api/health")).status).toBe(200);
  expect((await get("/order/made-up")).status).toBe(404);
  const webhook = await fetch(`${system.urls[0]}/api/webhooks/stripe`, { method: "POST", body: "{}" });
  expect(webhook.status).toBe(400);
  const jobs = await fetch(`${system.urls[0]}/api/jobs/run`, { method: "POST" });
  expect(jobs.status).not.toBe(503);
  await close(false);
  await until(200);
});

it("what machines read of it: that they may come again, and not yet what there is", async () => {
  await close(true);
  await until(503);
  // A robots.txt that answers 5xx shuts the whole site out of a search engine for as long.
  expect((await get("/robots.txt")).status).toBe(200);
  const sitemap = await get("/sitemap.xml");
  expect([sitemap.status, sitemap.headers.get("retry-after")]).toEqual([503, "600"]);
  await close(false);
  await until(200);
  expect((await get("/sitemap.xml")).status).toBe(200);
});

it("a process that starts meanwhile is closed from its first answer", async () => {
  await close(true);
  const late = await system.startWeb();
  expect((await fetch(late.url)).status).toBe(503);
  await close(false);
});
