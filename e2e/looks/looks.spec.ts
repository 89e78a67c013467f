import type { Page } from "@playwright/test";
import { expect } from "../fixtures";
import { catalogueLooks } from "./catalogue";
import { checkoutLooks } from "./checkout";
import { deskLooks } from "./desk";
import { signInCustomer, test } from "./fixtures";
import { frameOf, type Look, widths } from "./look";
import { mailLooks } from "./mails";
import { orderLooks } from "./orders";
import { peopleLooks } from "./people";
import { PICTURES } from "./sheet";
import { standingLooks } from "./standing";

const looks: readonly Look[] = [
  ...catalogueLooks,
  ...checkoutLooks,
  ...orderLooks,
  ...peopleLooks,
  ...standingLooks,
  ...deskLooks,
  ...mailLooks,
];

for (const { name, kind, reach } of looks) {
  for (const width of widths) {
    test(`${name}, ${width}`, async ({ page, shop, story, another, staff, consoles }) => {
      // A refusal is what many of these states are about.
      consoles.expected.push(/status of (404|409|422|500|503)|React error #441/);
      const viewport = { width: frameOf(width, kind), height: width === 390 ? 844 : 900 };
      const sized = async (made: Page) => {
        await made.setViewportSize(viewport);
        return made;
      };
      await sized(page);
      const member = async (of?: "new") => {
        const made = await sized(await another());
        await signInCustomer(shop, made.context(), of ? story.newMember : story.member);
        return made;
      };
      const scene = {
        page,
        shop,
        story,
        width,
        member,
        staff: async (role: Parameters<typeof staff>[0]) => sized(await staff(role)),
      };
      await take((await reach(scene)) ?? page, `${name}-${width}`, kind);
    });
  }
}

/** One picture in light and one in dark, of the whole page. */
async function take(page: Page, name: string, kind: Look["kind"]): Promise<void> {
  const media = kind === "paper" ? ("print" as const) : ("screen" as const);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, media, reducedMotion: "reduce" });
    await wakePictures(page);
    await page.screenshot({
      path: `${PICTURES}/${name}-${colorScheme}.png`,
      fullPage: true,
      animations: "disabled",
    });
  }
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, "nothing scrolls sideways").toBeLessThanOrEqual(0);
}

/** Pictures that wait until they are scrolled to are asked for now, and all are there. */
async function wakePictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const one of document.images) one.loading = "eager";
    await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
    await document.fonts.ready;
  });
}
