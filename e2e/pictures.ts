import type { Page } from "@playwright/test";
import { quiet } from "./shopping";

/** A stored picture that a page has loaded and shows. */
export interface ShownPicture {
  readonly src: string;
  /** Its own pixels across. */
  readonly fetched: number;
  /** The device's pixels that it is drawn over, with those that its frame crops. */
  readonly drawn: number;
}

/** Scrolls to the end, so that whatever is lazy comes, and looks at every picture of /media that is shown. */
export async function shownPictures(page: Page): Promise<readonly ShownPicture[]> {
  await scrollThrough(page);
  return page.evaluate(async () => {
    const shown = [...document.images].filter((image) => {
      const { width, height } = image.getBoundingClientRect();
      return width > 0 && height > 0 && image.complete && image.currentSrc.includes("/media/");
    });
    return Promise.all(
      shown.map(async (image) => {
        // The element tells its size divided by the density of its candidate: a copy tells the file's.
        const file = new Image();
        file.src = image.currentSrc;
        await file.decode();
        const { width, height } = image.getBoundingClientRect();
        const across = width / file.naturalWidth;
        const down = height / file.naturalHeight;
        // One that covers its frame is drawn as large as its longer way needs.
        const covers = getComputedStyle(image).objectFit === "cover";
        const scale = covers ? Math.max(across, down) : across;
        const drawn = file.naturalWidth * scale * devicePixelRatio;
        return { src: image.currentSrc, fetched: file.naturalWidth, drawn };
      }),
    );
  });
}

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 100));
    }
  });
  // Those in a closed menu are never fetched: whatever is shown has come by now.
  await quiet(page);
}

/** Lists every shift of the layout from the first byte on, and how much has moved in all. */
export async function watchShifts(page: Page): Promise<() => Promise<{ shifts: string[]; moved: number }>> {
  await page.addInitScript(() => {
    const seen = { shifts: [] as string[], moved: 0 };
    Object.assign(window, { seen });
    const of = (node: Node | null) =>
      node instanceof Element ? `${node.tagName} ${node.className}` : (node?.textContent ?? "something gone");
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node: Node | null }[] };
        seen.moved += value;
        seen.shifts.push(`${value} by ${sources.map(({ node }) => of(node)).join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { shifts: string[]; moved: number } }).seen);
}
