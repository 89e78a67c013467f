import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;

/** WCAG 2.2 AA as far as a machine can tell, and what is good practice besides. */
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Only what is wrong is described: an address and the HTML of all that is right took most of the time. */
const brief = { resultTypes: ["violations" as const] };

/**
 * axe finds nothing on this page, of whatever weight, in light and in dark. It is asked in the page itself: the only
 * frames here are letters, which let no script in.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Sums are dimmed while the shop calculates.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await still(page);
  const inLight = await new AxeBuilder({ page }).setLegacyMode().withTags(standards).options(brief).analyze();
  expect.soft(found(inLight), "in light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await still(page);
  // The axe that the first look brought is still there: bringing it costs as much as a look.
  const options = { ...brief, runOnly: standards };
  const inDark = await page.evaluate<Results>(`axe.run(document, ${JSON.stringify(options)})`);
  expect.soft(found(inDark), "in dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Nothing moves any more: a colour on its way from day to night is neither, and what fades in is not there yet. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // What a scroll drives, or what goes on for ever, never ends.
    const moves = (one: Animation) =>
      one.playState === "running" &&
      one.timeline === document.timeline &&
      one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    const deadline = Date.now() + 5_000;
    // What inherits a colour that turns begins to turn when its parent has.
    do for (let frames = 0; frames < 3; frames += 1) await frame();
    while (document.getAnimations().some(moves) && Date.now() < deadline);
  });
}

function found({ violations }: Results): string[] {
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${target} ${failureSummary}`),
  );
}
