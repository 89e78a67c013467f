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
  /** One of a group of radio buttons. */
  choose(group: Locator, choice: string): Promise<void>;
  /** What a field suggests. */
  take(field: Locator, option: Locator): Promise<void>;
  /** Leaves what has opened over the page. */
  close(dialog: Locator): Promise<void>;
  /** Comes to a part of the page, past whatever stands before it. */
  come(target: Locator): Promise<void>;
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
    choose: async (group, choice) => {
      await group.locator("label", { hasText: choice }).click();
      await expect(group.getByRole("radio", { name: choice })).toBeChecked();
    },
    take: (_field, option) => option.click(),
    close: (dialog) => dialog.getByRole("button", { name: "Close", exact: true }).click(),
    come: (target) => target.scrollIntoViewIfNeeded(),
  };
}

/** Nothing but Tab, arrows, letters, Enter and Escape; whatever has the focus must be in sight. */
export function byKeys(page: Page): Hands {
  return {
    press: async (target) => {
      if ((await target.getAttribute("type")) === "radio") return arrowTo(page, target);
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
      // A list forgets the letters after a second: a machine that stalls between two of them has typed another word.
      await expect(async () => {
        await page.keyboard.type(choice);
        await expect(list.locator("option:checked")).toHaveText(choice, { timeout: 1_200 });
      }).toPass();
    },
    choose: (group, choice) => arrowTo(page, group.getByRole("radio", { name: choice })),
    take: async (field, option) => {
      await tabTo(page, field);
      const isMarked = async () => (await option.getAttribute("aria-selected")) === "true";
      for (let presses = 0; presses < MOST_CHOICES && !(await isMarked()); presses += 1)
        await page.keyboard.press("ArrowDown");
      await expect(option).toHaveAttribute("aria-selected", "true");
      await expect(option).toBeInViewport();
      await page.keyboard.press("Enter");
    },
    close: () => page.keyboard.press("Escape"),
    come: (target) => tabTo(page, target),
  };
}

/** More than any group or list of suggestions has. */
const MOST_CHOICES = 30;

/** Of radios Tab finds the one that is chosen; arrows lead on from there. */
async function arrowTo(page: Page, radio: Locator): Promise<void> {
  const name = await radio.getAttribute("name");
  await tabTo(page, page.locator(`input[type=radio][name="${name}"]:checked`).filter({ visible: true }));
  for (let presses = 0; presses < MOST_CHOICES && !(await radio.isChecked()); presses += 1)
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
