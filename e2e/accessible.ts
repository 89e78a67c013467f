import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.2 AA, as far as a machine can tell. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** axe finds nothing serious on this page: everything in light, and in dark whatever depends on colour. */
export async function expectAccessible(page: Page): Promise<void> {
  // Sums are dimmed while the shop calculates.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  expect(await found(new AxeBuilder({ page }).setLegacyMode().withTags(standards)), "in light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  // A colour on its way from day to night is neither.
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const turning = document.getAnimations().filter((one) => one instanceof CSSTransition);
    const soon = new Promise((done) => setTimeout(done, 1_000));
    await Promise.race([Promise.allSettled(turning.map((one) => one.finished)), soon]);
  });
  const coloured = new AxeBuilder({ page })
    .setLegacyMode()
    .withRules(["color-contrast", "link-in-text-block"]);
  expect(await found(coloured), "in dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}
