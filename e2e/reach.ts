import { expect, type Page } from "@playwright/test";
import { visit } from "./shopping";

/** The widths a page is walked through at; 320 px is that of 1280 px at 400 % (WCAG 2.2, 1.4.10). */
const walked = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** More stops than any page should ask for; a list that is longer goes on as it began. */
const MOST_STOPS = 120;

interface Reach {
  /** Where the walk begins: at what only this page has, where its head is that of the page before. */
  readonly from?: "top" | "main";
  /** The fewest stops that are a walk. */
  readonly fewest?: number;
}

/**
 * What axe cannot see of WCAG 2.2 AA on a page: 2.4.7 focus visible, 2.4.11 focus not obscured, 2.5.8 target size, 4.1.2
 * names, 1.4.10 reflow. Every page is loaded once, and what is wrong with it is said at once.
 */
export async function expectReach(page: Page, path: string, reach: Reach = {}): Promise<void> {
  await visit(page, path);
  await expectReachHere(page, path, reach);
}

/** As {@link expectReach}, of what is shown already. */
export async function expectReachHere(page: Page, where: string, reach: Reach = {}): Promise<void> {
  // What comes later takes room, and a focus that stood at the window's edge is pushed out of it.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const before = page.viewportSize();
  for (const size of walked) {
    const at = `${where} at ${size.width} px`;
    await resize(page, size);
    expect.soft(await page.evaluate(smallTargets), `${at}: small targets`).toEqual([]);
    await expectNoSideways(page, at);
    const { wrong, stops } = await walk(page, reach.from ?? "top");
    expect.soft(stops, `${at} can be walked`).toBeGreaterThanOrEqual(reach.fewest ?? 3);
    expect.soft(wrong, `${at}: where the focus is`).toEqual([]);
  }
  for (const role of ["link", "button", "textbox", "combobox"] as const)
    expect.soft(await page.getByRole(role, { name: /^\s*$/ }).count(), `${where}: ${role}, no name`).toBe(0);
  await resize(page, { width: 320, height: 640 });
  await expectNoSideways(page, `${where} at 320 px`);
  if (before) await page.setViewportSize(before);
}

/** Walks through what is shown at the present width, such as an open panel. */
export async function expectWalk(page: Page, where: string): Promise<void> {
  const { wrong, stops } = await walk(page, "top");
  expect.soft(stops, `${where} can be walked`).toBeGreaterThan(2);
  expect.soft(wrong, `${where}: where the focus is`).toEqual([]);
}

export async function expectNoSideways(page: Page, where: string): Promise<void> {
  expect.soft(await page.evaluate(sideways), `${where} scrolls sideways`).toEqual([]);
}

/** Another width, laid out. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

/** What sticks out of a page that scrolls sideways; nothing when it does not. */
function sideways(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll<HTMLElement>("body *")].filter((one) => {
    const { right, width } = one.getBoundingClientRect();
    return width > 0 && right > clientWidth + 0.5 && one.checkVisibility();
  });
  const last = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  return [
    `${scrollWidth} of ${clientWidth} px`,
    ...last.slice(0, 5).map((one) => `${one.tagName}.${one.className} "${one.textContent?.slice(0, 40)}"`),
  ];
}

/**
 * Controls smaller than 24 by 24 whose 24 px circle another control's box reaches, links within sentences aside. What
 * counts is where a press is taken: a label is its field's, and so is whatever a control spreads over its cell.
 */
function smallTargets(): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, summary, input, select, textarea"),
  ];
  const labels = (one: HTMLElement) => [...((one as HTMLInputElement).labels ?? [])];
  const shown = controls.filter((one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const isHidden =
      style.visibility === "hidden" ||
      box.width <= 1 ||
      box.height <= 1 ||
      one.closest("[aria-hidden], [inert]");
    return !isHidden && style.clipPath === "none" && !one.closest("noscript") && one.checkVisibility();
  });
  const partsOf = (one: HTMLElement) => [one, ...labels(one)].map((part) => part.getBoundingClientRect());
  const inSentence = (one: HTMLElement) =>
    one.matches("a, button") &&
    getComputedStyle(one).display.startsWith("inline") &&
    [...(one.parentElement?.childNodes ?? [])].some(
      (node) => node.nodeType === 3 && node.textContent?.trim(),
    );
  // A press around the middle is taken by the control: 2.5.8 asks for 24 px of that, not of what is painted.
  const takesPresses = (one: HTMLElement) => {
    one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return [-11.5, 0, 11.5].every((dx) =>
      [-11.5, 0, 11.5].every((dy) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return !!hit && (one.contains(hit) || labels(one).some((label) => label.contains(hit)));
      }),
    );
  };
  const isLarge = (one: HTMLElement) =>
    partsOf(one).some(({ width, height }) => width >= 24 && height >= 24) ||
    inSentence(one) ||
    takesPresses(one);
  const isCrowded = (one: HTMLElement) => {
    const own = one.getBoundingClientRect();
    const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
    return shown.some((other) => {
      if (other === one || labels(other).some((label) => label.contains(one))) return false;
      return partsOf(other).some((box) => {
        const dx = Math.max(box.left - x, 0, x - box.right);
        const dy = Math.max(box.top - y, 0, y - box.bottom);
        return Math.hypot(dx, dy) < 12;
      });
    });
  };
  const said = shown
    .filter((one) => !isLarge(one) && isCrowded(one))
    .map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const name = one.getAttribute("aria-label") ?? one.textContent ?? "";
      return `${one.tagName} "${name.trim().slice(0, 40)}" ${Math.round(width)}×${Math.round(height)}`;
    });
  scrollTo({ top: 0, behavior: "instant" });
  return said;
}

/**
 * What is wrong with the place of the focus: nothing of the control can be seen, for it is out of view or under
 * something; or nothing shows that it has the focus.
 */
function wrongFocus(): string | null {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body || one.id === "main") return null;
  // What has the focus in a frame is its document's own business, and the parts of a date are the browser's.
  if (one.matches("iframe, [type^=date], [type=time]")) return null;
  const label = one.closest("label") ?? (one as HTMLInputElement).labels?.[0];
  const box = one.getBoundingClientRect();
  const words = one.getAttribute("aria-label") || one.textContent || label?.textContent || one.id;
  const named = () => `${one.tagName} "${words.trim().slice(0, 40)}"`;
  const boxes = [box, label?.getBoundingClientRect()].filter(
    (part) => part && part.width > 1 && part.height > 1,
  );
  if (boxes.length === 0) return null;
  const parts = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  const isSeen = boxes.some((seen) =>
    parts.some(([x, y]) => {
      const top = document.elementFromPoint(seen!.left + seen!.width * x, seen!.top + seen!.height * y);
      return !!top && (one.contains(top) || label?.contains(top) === true);
    }),
  );
  if (!isSeen) return `hidden: ${named()} at ${Math.round(box.top)} of ${innerHeight}`;
  const marks = (part: Element, pseudo?: string) => {
    const style = getComputedStyle(part, pseudo);
    const isThere = !pseudo || style.content !== "none";
    const hasOutline = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    return isThere && (hasOutline || style.boxShadow !== "none");
  };
  const near = [one, label, one.nextElementSibling, one.parentElement, one.closest("tr, li")];
  const isMarked = near.some(
    (part) => part && (marks(part) || marks(part, "::after") || marks(part, "::before")),
  );
  return isMarked ? null : `unmarked: ${named()}`;
}

interface Walk {
  readonly wrong: readonly string[];
  readonly stops: number;
}

/** Walks to the end of the page by the Tab key and back again; what was wrong on the way, and the stops there. */
async function walk(page: Page, from: "top" | "main"): Promise<Walk> {
  await page.evaluate((start) => {
    const main = document.getElementById("main");
    if (start === "main" && main) main.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    scrollTo({ top: 0, behavior: "instant" });
  }, from);
  const there = await hold(page, "forwards");
  const back = await hold(page, "backwards");
  return { wrong: [...there.wrong, ...back.wrong.map((one) => `${one}, backwards`)], stops: there.stops };
}

/** How often the key is sent before it is asked whether the page is over. */
const SENT_AT_ONCE = 12;

/**
 * Holds the Tab key until the page is over. What the page looks like at a stop is looked at as the next key comes, and
 * keys come one after another: so no stop is asked for by itself, which would be most of the time.
 */
async function hold(page: Page, way: "forwards" | "backwards"): Promise<Walk> {
  await page.evaluate(`(${watchStops})(${wrongFocus}, ${MOST_STOPS})`);
  if (way === "backwards") await page.keyboard.down("Shift");
  const state = () => page.evaluate(() => (window as unknown as { stops: Walk & { isOver: boolean } }).stops);
  let seen = await state();
  for (let sent = 0; !seen.isOver && sent <= MOST_STOPS; sent += SENT_AT_ONCE) {
    await Promise.all(Array.from({ length: SENT_AT_ONCE }, () => page.keyboard.down("Tab")));
    seen = await state();
  }
  await page.keyboard.up("Tab");
  if (way === "backwards") await page.keyboard.up("Shift");
  await page.evaluate(() => (window as unknown as { stops: { end: () => void } }).stops.end());
  return seen;
}

/** Notes at every Tab key where the focus was, and lets none go on once the page is over. */
function watchStops(look: () => string | null, most: number): void {
  const stops = {
    wrong: [] as string[],
    stops: 0,
    isOver: false,
    end: () => removeEventListener("keydown", note, true),
  };
  const note = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const isNowhere = document.activeElement === document.body;
    if ((isNowhere && stops.stops > 0) || stops.stops >= most) stops.isOver = true;
    if (stops.isOver) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (isNowhere || document.activeElement?.id === "main") return;
    stops.stops += 1;
    const problem = look();
    if (problem) stops.wrong.push(problem);
  };
  addEventListener("keydown", note, true);
  Object.assign(window, { stops });
}
