import "@/tests/environment";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { ensureDemoStaff, type StaffRole, staffCookieName, startStaffSession } from "@/lib/auth";
import { transact } from "@/lib/platform/transact";
import { type Mailbox, startMailbox } from "@/sandbox/mail";
import { brokenIdentities, type SystemShop, startShop } from "@/tests/system/shop";
import { DEMO_TEMPLATE } from "./setup";

export interface JourneyShop extends SystemShop {
  readonly url: string;
  readonly mailbox: Mailbox;
}

interface Fixtures {
  /** Signs the browser in as a member of staff, by a session minted in the database. */
  readonly asStaff: (role: StaffRole) => Promise<void>;
  /** Messages that this journey expects on the console; any other error fails it. */
  readonly expectedErrors: RegExp[];
}

/** A journey has a whole shop of its worker's own, the demo catalogue in it, and fails on any console error. */
export const test = base.extend<Fixtures, { shop: JourneyShop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function asks for from its pattern
    async ({}, use) => {
      const mailbox = await startMailbox();
      const shop = await startShop(
        {
          postgresPort: Number(process.env.JOURNEY_POSTGRES_PORT),
          distDir: process.env.NEXT_DIST_DIR ?? ".next",
          template: DEMO_TEMPLATE,
        },
        {
          jobs: true,
          env: {
            SMTP_URL: mailbox.smtpUrl,
            MAIL_FROM: "Cartwright Goods <hello@cartwright.example>",
            MEDIA_DIR: process.env.JOURNEY_MEDIA ?? "",
          },
        },
      );
      await use(Object.assign(shop, { url: shop.env.SHOP_URL!, mailbox }));
      expect(await brokenIdentities(shop.ctx)).toEqual([]);
      await shop.stop();
      await mailbox.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedErrors: ({}, use) => use([]),
  page: async ({ page, expectedErrors }, use) => {
    const errors = listen(page, expectedErrors);
    await use(page);
    expect(errors, "the console stays quiet").toEqual([]);
  },
  asStaff: ({ shop, context }, use) => use((role) => signIn(shop, context, role)),
});

export { expect };

function listen(page: Page, expected: RegExp[]): string[] {
  const errors: string[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(String(error)));
  return errors;
}

async function signIn(shop: JourneyShop, context: BrowserContext, role: StaffRole): Promise<void> {
  const demo = await ensureDemoStaff(shop.ctx);
  const { rows } = await shop.database.pool.query("SELECT id FROM staff WHERE email = $1", [
    demo.find((person) => person.role === role)!.email,
  ]);
  const visit = { address: "127.0.0.1", userAgent: "journey", secret: null };
  const session = await transact(shop.ctx, (tx) => startStaffSession(tx, rows[0].id, visit));
  await context.addCookies([
    { name: staffCookieName(), value: session.secret, url: shop.url, httpOnly: true, sameSite: "Lax" },
  ]);
}

/** axe finds nothing serious on this page, in the scheme it is shown in. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations.filter(
    (violation) => violation.impact === "serious" || violation.impact === "critical",
  );
  expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(" "))])).toEqual([]);
}

/** Pays on the payment page of the sandbox, as a buyer does. */
export async function payByCard(page: Page, number: string): Promise<void> {
  await expect(page).toHaveURL(/\/c\/pay\//);
  await page.getByLabel(/card number/i).fill(number);
  await page.getByLabel(/expir/i).fill("12 / 34");
  await page.getByLabel(/cvc/i).fill("123");
  const name = page.getByLabel(/name on card/i);
  if (await name.count()) await name.fill("Ines Caldeira");
  await page.getByRole("button", { name: /^pay/i }).click();
}
