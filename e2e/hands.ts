import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** How somebody works a page. Both kinds do the same acts, so that one journey proves what is said of both. */
export interface Hands {
  /** A link, a button, a summary, a box to tick. */
  press(target: Locator): Promise<void>;
  /** In place of what stood in the field. */
  type(field: Locator, text: string): Promise<void>;
  /** One of a list of choices, by the name people read. */
  pick(list: Locator, choice: string): Promise<void>;
}

/** Every way that a page's main act is done in. */
export const ways = [
  { name: "by mouse at 1440", hands: byMouse, viewport: { width: 1440, height: 900 } },
  { name: "by mouse at 390", hands: byMouse, viewport: { width: 390, height: 844 } },
  { name: "by keys at 1440", hands: byKeys, viewport: { width: 1440, height: 900 } },
  { name: "by keys at 390", hands: byKeys, viewport: { width: 390, height: 844 } },
] as const;

function byMouse(): Hands {
  return {
    press: (target) => target.click(),
    type: (field, text) => field.fill(text),
    pick: async (list, choice) => {
      await list.selectOption({ label: choice });
    },
  };
}

/** Nothing but Tab, letters and Enter; whatever has the focus must be in sight. */
function byKeys(page: Page): Hands {
  return {
    press: async (target) => {
      if ((await target.getAttribute("type")) === "radio") return choose(page, target);
      await tabTo(page, target);
      const isBox = await target.evaluate((element) => element instanceof HTMLInputElement);
      await page.keyboard.press(isBox ? "Space" : "Enter");
    },
    type: async (field, text) => {
      await tabTo(page, field);
      await page.keyboard.press("ControlOrMeta+a");
      if (text === "") await page.keyboard.press("Delete");
      await page.keyboard.type(text);
    },
    pick: async (list, choice) => {
      await tabTo(page, list);
      await page.keyboard.type(choice);
      await expect(list.locator("option:checked")).toHaveText(choice);
    },
  };
}

/** Of radios Tab finds the one that is chosen; arrows lead on from there. */
async function choose(page: Page, radio: Locator): Promise<void> {
  const name = await radio.getAttribute("name");
  await tabTo(page, page.locator(`input[type=radio][name="${name}"]:checked`).filter({ visible: true }));
  for (let steps = 0; steps < 20 && !(await radio.isChecked()); steps += 1)
    await page.keyboard.press("ArrowDown");
  await expect(radio).toBeChecked();
}

/** As many stops as a long page has, once around. */
const MOST_PRESSES = 200;

/** Presses Tab until this has the focus, which must then be in sight. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: "attached" });
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses <= MOST_PRESSES; presses += 1) {
    if (await hasFocus()) {
      const isRadio = (await target.getAttribute("type")) === "radio";
      // A radio of ours is drawn by its label.
      await expect(isRadio ? target.locator("xpath=ancestor::label") : target).toBeInViewport();
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${MOST_PRESSES} presses of Tab did not lead to ${target}`);
}
