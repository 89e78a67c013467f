import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { type ShownPicture, shownPictures, watchShifts } from "../pictures";
import { awake } from "../shopping";

/** Pixels of a picture against those it is drawn with, each way. */
const MOST = 1.2;
/** Width of the window in CSS pixels, and the device's for each of them. */
const screens = [
  [390, 1],
  [390, 2],
  [390, 3],
  [768, 1],
  [768, 2],
  [1440, 1],
  [1440, 2],
] as const;
/** Begin with a picture. */
const led = ["/", "/c/outdoors", "/p/market-tote", "/us/p/market-tote"];
const others = [
  "/p/stoneware-bowl",
  "/search?q=stoneware",
  "/collections",
  "/collections/for-the-table",
  "/cart",
];

for (const [width, deviceScaleFactor] of screens) {
  test(`nothing jumps and no picture is larger than it is shown, ${width} wide at ${deviceScaleFactor}x`, async ({
    another,
    shop,
  }) => {
    for (const path of [...led, ...others]) {
      // Anew each time: a browser shows a larger one that it still has instead of fetching one that fits.
      const page = await another({
        baseURL: shop.url,
        serviceWorkers: "block",
        viewport: { width, height: 844 },
        deviceScaleFactor,
      });
      const seen = await watchShifts(page);
      if (path === "/cart") await fillCart(page);
      await page.goto(path);
      await awake(page);
      if (led.includes(path)) await expectFirst(page, path);
      const pictures = await shownPictures(page);
      expect(pictures.length, `${path} shows pictures`).toBeGreaterThan(0);
      expect.soft(tooLarge(pictures), `${path}: larger than shown`).toEqual([]);
      // A face that comes late changes the width of a word or two; nothing else may move.
      const { shifts, moved } = await seen();
      expect.soft(moved, `${path} jumps: ${shifts.join("; ")}`).toBeLessThan(0.01);
      await page.context().close();
    }
  });
}

/** The picture that a page begins with is asked for before all others: named in the head, never lazy, alone in haste. */
async function expectFirst(page: Page, path: string): Promise<void> {
  const found = await page.evaluate(() => {
    const pictures = [...document.images];
    // Filters hold small ones.
    const shown = pictures.filter(
      (picture) => picture.closest("main") && picture.getBoundingClientRect().width > 100,
    );
    const { srcset, sizes, loading, fetchPriority } = shown[0]!;
    const hints = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="image"]')];
    return {
      first: { srcset, sizes, loading, fetchPriority },
      hints: hints.map((hint) => ({ srcset: hint.imageSrcset, sizes: hint.imageSizes })),
      inHaste: pictures.filter((picture) => picture.fetchPriority === "high").length,
      // Swatches are neither: they stand beside the first picture.
      atOnce: pictures.filter((picture) => picture.loading !== "lazy" && picture.fetchPriority !== "low")
        .length,
    };
  });
  const { srcset, sizes } = found.first;
  expect(found, `${path}: its first picture, and that alone`).toEqual({
    first: { srcset, sizes, loading: "eager", fetchPriority: "high" },
    hints: [{ srcset, sizes }],
    inHaste: 1,
    atOnce: 1,
  });
}

/**
 * Pictures in more pixels than 1.2 times those they are drawn with. A file that stands at several places was fetched
 * for the largest of them.
 */
function tooLarge(pictures: readonly ShownPicture[]): string[] {
  const largest = new Map<string, number>();
  for (const { src, drawn } of pictures) largest.set(src, Math.max(drawn, largest.get(src) ?? 0));
  return pictures
    .filter(({ src, fetched }) => fetched > MOST * largest.get(src)!)
    .map(({ src, fetched, drawn }) => `${src}: ${fetched} for ${drawn.toFixed(1)}`);
}

async function fillCart(page: Page): Promise<void> {
  const answer = await page.request.get("/p/stoneware-bowl");
  const fields = (await answer.text()).matchAll(/name="(item_id|market)" value="([^"]+)"/g);
  const form = Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
  const headers = { origin: new URL(answer.url()).origin };
  await page.request.post("/api/v1/cart/lines", { form, headers });
}
