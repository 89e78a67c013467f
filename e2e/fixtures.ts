import "@/tests/environment";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type StaffRole, staffCookieName, startStaffSession } from "@/lib/auth";
import { transact } from "@/lib/platform/transact";
import { type Mailbox, startMailbox } from "@/sandbox/mail";
import { brokenIdentities, type SystemShop, startShop } from "@/tests/system/shop";
import { DEMO_TEMPLATE } from "./setup";

export interface JourneyShop extends SystemShop {
  readonly url: string;
  readonly mailbox: Mailbox;
}

/** What the consoles of a journey's browsers said, and what of it was to be expected. */
interface Consoles {
  /** Messages that this journey expects; any other error fails it. */
  readonly expected: RegExp[];
  readonly watch: (context: BrowserContext) => void;
}

type ContextOptions = NonNullable<Parameters<Browser["newContext"]>[0]>;

interface Fixtures {
  readonly consoles: Consoles;
  /** Another person, or the same one elsewhere: a browser of its own, on an empty page. */
  readonly another: (options?: ContextOptions) => Promise<Page>;
  /** A member of staff at the desk, signed in by a session minted in the database. */
  readonly staff: (role: StaffRole) => Promise<Page>;
}

interface ShopFixtures {
  readonly shop: JourneyShop;
  /** Any word: journeys that leave their shop changed have one to themselves, by `test.use({ shopFor: "…" })`. */
  readonly shopFor: string;
}

/** A journey has a whole shop of its worker's own, the demo catalogue in it, and fails on any console error. */
export const test = base.extend<Fixtures, ShopFixtures>({
  shopFor: ["any", { scope: "worker", option: true }],
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
      // What Stripe knows of may be a moment ahead of what it has told.
      await expect
        .poll(() => brokenIdentities(shop.ctx), { message: "the identities of money and stock hold" })
        .toEqual([]);
      await shop.stop();
      await mailbox.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  consoles: async ({}, use) => {
    const errors: string[] = [];
    const expected: RegExp[] = [];
    await use({ expected, watch: (context) => listen(context, errors) });
    const surprising = errors.filter((text) => !expected.some((pattern) => pattern.test(text)));
    expect(surprising, "the console stays quiet").toEqual([]);
  },
  context: async ({ context, consoles }, use) => {
    consoles.watch(context);
    await use(context);
  },
  another: async ({ browser, consoles }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      consoles.watch(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  staff: ({ shop, another }, use) =>
    use(async (role) => {
      const page = await another();
      await signIn(shop, page.context(), role);
      return page;
    }),
});

export { expect };

function listen(context: BrowserContext, errors: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(`${error.error()} (${error.page()?.url()})`));
}

async function signIn(shop: JourneyShop, context: BrowserContext, role: StaffRole): Promise<void> {
  const { rows } = await shop.database.pool.query(
    "SELECT id FROM staff WHERE role = $1 AND disabled_at IS NULL ORDER BY id",
    [role],
  );
  const visit = { address: "127.0.0.1", userAgent: "journey", secret: null };
  const session = await transact(shop.ctx, (tx) => startStaffSession(tx, rows[0].id, visit));
  await context.addCookies([
    { name: staffCookieName(), value: session.secret, url: shop.url, httpOnly: true, sameSite: "Lax" },
  ]);
}
