import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;

/** WCAG 2.2 AA, as far as a machine can tell. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** axe finds nothing serious on this page: everything in light, and in dark whatever depends on colour. */
export async function expectAccessible(page: Page): Promise<void> {
  // Sums are dimmed while the shop calculates.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const inLight = await new AxeBuilder({ page }).setLegacyMode().withTags(standards).options(brief).analyze();
  expect(serious(inLight), "in light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  // A colour on its way from day to night is neither.
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const turning = () => document.getAnimations().some((one) => one instanceof CSSTransition);
    const deadline = Date.now() + 5_000;
    // What inherits a colour that turns begins to turn when its parent has.
    do for (let frames = 0; frames < 3; frames += 1) await frame();
    while (turning() && Date.now() < deadline);
  });
  // The axe that the first look brought is still there: bringing it costs as much as a look.
  const options = { ...brief, runOnly: ["color-contrast", "link-in-text-block"] };
  const inDark = await page.evaluate<Results>(`axe.run(document, ${JSON.stringify(options)})`);
  expect(serious(inDark), "in dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Only what is wrong is described: an address and the HTML of all that is right took most of the time. */
const brief = { resultTypes: ["violations" as const] };

function serious({ violations }: Results): string[] {
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}
