import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { visit } from "../shopping";

/** What axe cannot see of WCAG 2.2 AA: 2.4.11 focus not obscured, 2.5.8 target size, 4.1.2 names, 1.4.10 reflow. */
const pages = [
  "/",
  "/c/kitchen",
  "/p/market-tote",
  "/p/wool-throw",
  "/cart",
  "/sign-in",
  "/sign-up",
  "/contact",
  "/newsletter",
  "/device",
] as const;

/** Controls smaller than 24 by 24 whose 24 px circle another control's reaches, links within sentences aside. */
function smallTargets(): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, summary, input, select, textarea"),
  ];
  const shown = controls.filter((one) => {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const isHidden =
      style.visibility === "hidden" || box.width <= 1 || box.height <= 1 || one.closest("[aria-hidden]");
    return !isHidden && style.clipPath === "none" && !one.closest("noscript") && one.checkVisibility();
  });
  const boxOf = (one: HTMLElement) => (one.closest("label") ?? one).getBoundingClientRect();
  const inSentence = (one: HTMLElement) =>
    one.matches("a") &&
    getComputedStyle(one).display === "inline" &&
    [...(one.parentElement?.childNodes ?? [])].some(
      (node) => node.nodeType === 3 && node.textContent?.trim(),
    );
  const small = shown.filter((one) => {
    const { width, height } = boxOf(one);
    return (width < 24 || height < 24) && !inSentence(one);
  });
  const centre = (one: HTMLElement) => {
    const box = boxOf(one);
    return [box.left + box.width / 2, box.top + box.height / 2] as const;
  };
  return small
    .filter((one) =>
      shown.some((other) => {
        const label = one.closest("label");
        if (other === one || (label !== null && label === other.closest("label"))) return false;
        const [x, y] = centre(one);
        const box = boxOf(other);
        const dx = Math.max(box.left - x, 0, x - box.right);
        const dy = Math.max(box.top - y, 0, y - box.bottom);
        return Math.hypot(dx, dy) < 12;
      }),
    )
    .map((one) => `${one.tagName} "${(one.textContent ?? "").trim().slice(0, 40)}"`);
}

/** Some of the focused control can be seen: nothing else lies over all of it, and it is not out of view. */
function hiddenFocus(): string | null {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body || one.id === "main") return null;
  const box = (one.closest("label") ?? one).getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return null;
  const parts = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  const isSeen = parts.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return !!top && (one.contains(top) || top.closest("label")?.contains(one) === true);
  });
  return isSeen ? null : `${one.tagName} "${one.textContent?.trim().slice(0, 40)}"`;
}

/** Walks the whole page by the Tab key. Returns what was hidden on the way, and how many stops there were. */
async function walk(page: Page): Promise<{ readonly hidden: readonly string[]; readonly stops: number }> {
  const hidden: string[] = [];
  let stops = 0;
  for (; stops < 200; stops += 1) {
    await page.keyboard.press("Tab");
    const [problem, isOver] = (await page.evaluate(
      `[(${hiddenFocus})(), document.activeElement === document.body]`,
    )) as [string | null, boolean];
    if (problem) hidden.push(problem);
    if (isOver) break;
  }
  return { hidden, stops };
}

for (const width of [390, 1440]) {
  test(`every control is large enough, named, and seen when it has the focus, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    for (const path of pages) {
      await visit(page, path);
      expect(await page.evaluate(smallTargets), `${path}: small targets`).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      const { hidden, stops } = await walk(page);
      expect(stops, `${path} can be walked`).toBeGreaterThan(8);
      expect(hidden, `${path}: focus hidden`).toEqual([]);
      for (const role of ["link", "button", "textbox", "combobox"] as const)
        expect(await page.getByRole(role, { name: /^\s*$/ }).count(), `${path}: ${role} without a name`).toBe(
          0,
        );
    }
  });
}

test("at the width of a phone turned into 400 % nothing is cut and nothing scrolls sideways", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of pages) {
    await visit(page, path);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test("signing in asks for nothing to be remembered or solved: pasting, password managers, and a way back in", async ({
  page,
}) => {
  await visit(page, "/sign-in");
  const main = page.getByRole("main");
  const password = main.getByLabel("Password");
  await expect(main.getByLabel("E-mail")).toHaveAttribute("autocomplete", "username");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  const isPastedInto = await password.evaluate((field) =>
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
  );
  expect(isPastedInto, "nothing stands in the way of pasting").toBe(true);
  await expect(main.getByRole("link", { name: "Forgot the password?" })).toBeVisible();
  await expect(main.locator("img, iframe, canvas")).toHaveCount(0);
});
