import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import sharp from "sharp";
import { demoPeople } from "@/lib/auth/demo-people";
import { readRunning, root } from "@/sandbox/state";
import { ensureChromium, noChromium } from "@/scripts/chromium.mjs";
import { desk, type Shot, shop } from "./shots";

// `npm run screenshots`: draws docs/screenshots and the page that shows them, from the demo that `npm start` runs here.
// With names, these alone.

const folder = join(root, "docs/screenshots");
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const;
type Width = keyof typeof sizes;
type Scheme = "light" | "dark";
const all: readonly (readonly [Width, Scheme])[] = [
  [1440, "light"],
  [1440, "dark"],
  [390, "light"],
  [390, "dark"],
];
const some: typeof all = [
  [1440, "light"],
  [390, "dark"],
];
const variantsOf = (shot: Shot) => (shot.inFull ? all : some);

const env = readRunning()?.env;
const executablePath = ensureChromium();
if (!env?.SHOP_URL) stop("The shop is not running: npm start, and then this beside it.");
if (!executablePath) stop(noChromium);
Object.assign(process.env, env);
const baseURL = env.SHOP_URL;

const wanted = new Set(process.argv.slice(2));
const shots = [...shop, ...desk].filter(({ name }) => wanted.size === 0 || wanted.has(name));
mkdirSync(folder, { recursive: true });
// Fields of dates are written as the browser's language writes them.
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB"],
  env: { ...(process.env as Record<string, string>), LANGUAGE: "en_GB" },
});
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();
let failed = 0;
try {
  for (const shot of shots) for (const [width, scheme] of variantsOf(shot)) await take(shot, width, scheme);
} finally {
  await browser.close();
}
if (wanted.size === 0) {
  const kept = new Set(
    [...shop, ...desk].flatMap((shot) => variantsOf(shot).map((of) => fileOf(shot, ...of))),
  );
  for (const file of readdirSync(folder)) if (!kept.has(file)) rmSync(join(folder, file));
}
writeFileSync(join(root, "docs/screenshots.md"), page());
process.exit(failed > 0 ? 1 : 0);

async function take(shot: Shot, width: Width, scheme: Scheme): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    locale: "en-GB",
    viewport: sizes[width],
    colorScheme: scheme,
    reducedMotion: "reduce",
    hasTouch: width === 390,
    isMobile: width === 390,
    bypassCSP: true,
    ...(shot.as ? { storageState: await stateOf(browser, shot.as) } : {}),
  });
  try {
    const tab = await context.newPage();
    await tab.goto(shot.path);
    await tab.waitForLoadState("networkidle");
    await shot.act?.(tab, width === 390);
    await tab.waitForLoadState("networkidle");
    // Pictures show no scrollbar, and so no room for one.
    await tab.addStyleTag({ content: "html { scrollbar-gutter: auto !important }" });
    await tab.mouse.move(0, 0);
    await tab.waitForFunction(() =>
      [...document.images].every((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return one.complete || bottom < 0 || top > innerHeight || !one.checkVisibility();
      }),
    );
    await tab.evaluate(() => document.fonts.ready);
    const png = await tab.screenshot();
    await sharp(png)
      .webp({ quality: 88, smartSubsample: true, effort: 6 })
      .toFile(join(folder, fileOf(shot, width, scheme)));
    process.stdout.write(`${fileOf(shot, width, scheme)}\n`);
  } catch (error) {
    failed += 1;
    process.stderr.write(
      `${fileOf(shot, width, scheme)}: ${error instanceof Error ? error.message : error}\n`,
    );
  } finally {
    await context.close();
  }
}

/** Signed in once a person: the shop counts sign-ins. */
async function stateOf(of: Browser, who: NonNullable<Shot["as"]>) {
  const known = signedIn.get(who);
  if (known) return known;
  const people = demoPeople();
  const person = who === "customer" ? people.customer : people.staff.find(({ role }) => role === who)!;
  const context = await of.newContext({ baseURL });
  const tab = await context.newPage();
  await tab.goto(who === "customer" ? "/sign-in" : "/admin/sign-in");
  await tab
    .getByRole("main")
    .getByLabel(/^E-mail/)
    .fill(person.email);
  await tab.getByLabel("Password", { exact: true }).fill(person.password);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await tab.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  signedIn.set(who, state);
  return state;
}

function fileOf({ name }: Shot, width: Width, scheme: Scheme): string {
  return `${name}-${width}-${scheme}.webp`;
}

function page(): string {
  const picture = (shot: Shot, [width, scheme]: readonly [Width, Scheme]) =>
    `![${shot.title}, ${width} px, ${scheme}](screenshots/${fileOf(shot, width, scheme)})`;
  const section = (shot: Shot) => {
    const variants = variantsOf(shot);
    const wide = variants.filter(([width]) => width === 1440).map((of) => picture(shot, of));
    const phone = variants.filter(([width]) => width === 390).map((of) => picture(shot, of));
    return `## ${shot.title}\n\n${[...wide, phone.join(" ")].join("\n")}\n`;
  };
  return [
    "# What it looks like\n",
    "The demo, at 1440 and 390 pixels, by day and by night. Everything in it is made by `npm start`, and these pictures by\n`npm run screenshots` beside it.\n",
    ...[...shop, ...desk].map(section),
  ].join("\n");
}

function stop(says: string): never {
  process.stderr.write(`${says}\n`);
  process.exit(2);
}
