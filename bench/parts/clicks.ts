import { chromium, type Page } from "@playwright/test";
import { untilPainted } from "@/e2e/painted";
import { awake } from "@/e2e/shopping";
import { ensureChromium, noChromium } from "@/scripts/chromium.mjs";
import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { onDemoShop } from "../store/demo-shop";

const CATEGORY = "/c/kitchen";
const CLICKS = 15;
const RESTS_MS = 300;
/** Pictures come after what is measured; small ones are drawn sooner. */
const FRAME = { width: 480, height: 600 };

interface Seen {
  readonly there: number[];
  readonly back: number[];
  readonly add: number[];
}

/**
 * What a shopper's hand feels, in a browser without a graphics card on the demo: from a press to the frame in which the
 * other page stands, and to the frame in which the cart has opened. Links are looked at before they are pressed, as
 * people do: that is when they are fetched.
 */
export async function clicksPart(bench: Bench): Promise<readonly Figure[]> {
  const executablePath = ensureChromium();
  if (!executablePath) throw new Error(noChromium);
  return onDemoShop(
    bench,
    async (shop) => {
      const browser = await chromium.launch({
        executablePath,
        args: ["--no-sandbox", "--disable-dev-shm-usage"],
      });
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: shop.origin });
        const seen: Seen = { there: [], back: [], add: [] };
        // Once unjudged: pages are made, and the browser compiles their script.
        for (let at = 0; at < 2; at += 1) await look(page, at, { there: [], back: [], add: [] });
        for (let at = 0; at < bench.time(CLICKS, 3); at += 1) {
          await bench.quiet();
          await look(page, at, seen);
        }
        return [
          line("from a category to a product, painted", seen.there, 100),
          line("from a product to its category, painted", seen.back, 100),
          line("added to the cart, answered", seen.add, 50),
        ];
      } finally {
        await browser.close();
      }
    },
    FRAME,
  );
}

/** One shopper's round: into a product, into the cart with it, and back by the trail. */
async function look(page: Page, at: number, seen: Seen): Promise<void> {
  await page.goto(CATEGORY);
  await awake(page);
  const links = page.locator("main article h2 a");
  const href = await links.nth(at % Math.min(8, await links.count())).getAttribute("href");
  const link = `main a[href="${href}"]`;
  await lookAt(page, link);
  seen.there.push(await untilPainted(page, link, "main .gallery"));
  await awake(page);
  const trail = `nav[aria-label="You are here"] a[href="${CATEGORY}"]`;
  const add = 'main form[action="/api/v1/cart/lines"] button[type="submit"]:not([disabled])';
  if (await page.locator(add).count()) {
    seen.add.push(await untilPainted(page, add, "dialog.drawer[open]"));
    await page.keyboard.press("Escape");
    await page.locator("dialog.drawer[open]").waitFor({ state: "hidden" });
  }
  await lookAt(page, trail);
  seen.back.push(await untilPainted(page, trail, "main .list-row"));
}

/** The pointer rests on a link for as long as a person's might before the press: what it leads to is fetched ahead. */
async function lookAt(page: Page, link: string): Promise<void> {
  await page.locator(link).first().hover();
  await page.waitForTimeout(RESTS_MS);
}

function line(name: string, runs: readonly number[], most: number): Figure {
  return figure({
    part: "clicks",
    name,
    unit: "ms",
    runs,
    target: { says: `≤ ${most}`, meets: (value) => value <= most },
    note: `${runs.length} times, ${Math.round(Math.min(...runs))} to ${Math.round(Math.max(...runs))}`,
  });
}
