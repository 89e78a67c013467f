import type { Page, Route } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { someone, visit } from "../shopping";

test.use({ shopFor: "desk waiting" });
test.describe.configure({ mode: "default" });

/** Holds the answers to what fits until it is let go, or breaks them off. */
async function hold(page: Page, fits: (route: Route) => boolean) {
  let open = () => {};
  let isBroken = false;
  let held = 0;
  const gate = new Promise<void>((done) => {
    open = done;
  });
  const answers: Promise<void>[] = [];
  const handler = (route: Route) => {
    if (!fits(route)) return route.fallback();
    held += 1;
    const answer = gate.then(() => (isBroken ? route.abort() : route.continue())).catch(() => {});
    answers.push(answer);
    return answer;
  };
  await page.route("**/*", handler);
  const end = async () => {
    // What is shown at once may stand there before its request has come here.
    await expect.poll(() => held, { message: "something is held" }).toBeGreaterThan(0);
    open();
    // A route that is taken away lets through what it still holds.
    await Promise.all(answers);
    await page.unroute("**/*", handler);
  };
  return {
    count: () => held,
    letGo: end,
    breakOff: async () => {
      isBroken = true;
      await end();
    },
  };
}

/** What the router reads to go to a page; what it reads ahead is another matter. */
const goingTo =
  (path: string, query = "") =>
  (route: Route) => {
    const headers = route.request().headers();
    const { pathname, searchParams } = new URL(route.request().url());
    const [name, value] = query.split("=");
    return (
      headers.rsc === "1" &&
      !headers["next-router-prefetch"] &&
      pathname === path &&
      (!name || searchParams.get(name) === value)
    );
  };
const acting = (route: Route) => "next-action" in route.request().headers();

const line = (desk: Page) => desk.locator("[data-going]");
const said = (desk: Page) => desk.getByRole("status").getByText("Loading …");
const heading = (desk: Page, name: string) => desk.getByRole("heading", { level: 1, name });

test("a page of the desk that takes its time says that it is under way: by link, chip, search, palette and key", async ({
  staff,
}) => {
  const desk = await staff("owner");
  await visit(desk, "/admin/orders?fulfilment=to_ship");
  const ways: readonly [what: string, path: string, query: string, go: () => Promise<void>, title: string][] =
    [
      [
        "a chip",
        "/admin/orders",
        "",
        () => desk.getByRole("link", { name: /^Anything to ship.*take this filter off/ }).click(),
        "Orders",
      ],
      [
        "a link",
        "/admin/products",
        "",
        () => desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Products" }).click(),
        "Products",
      ],
      [
        "a search",
        "/admin/products",
        "query=knife",
        async () => {
          await desk.getByRole("searchbox").fill("knife");
          await desk.keyboard.press("Enter");
        },
        "Products",
      ],
      [
        "a key",
        "/admin/customers",
        "",
        async () => {
          await desk.getByRole("heading", { level: 1 }).click();
          await desk.keyboard.press("g");
          await desk.keyboard.press("u");
        },
        "Customers",
      ],
      [
        "the palette",
        "/admin/coupons",
        "",
        async () => {
          await desk.keyboard.press("Control+k");
          await desk.keyboard.type("Coupons");
          await desk.keyboard.press("Enter");
        },
        "Coupons",
      ],
    ];
  for (const [what, path, query, go, title] of ways) {
    const held = await hold(desk, goingTo(path, query));
    await go();
    await expect(line(desk), what).toBeVisible();
    await expect(said(desk), what).toHaveCount(1);
    expect(held.count(), what).toBeGreaterThan(0);
    if (what === "a link") await expectAccessible(desk);
    await held.letGo();
    await expect(heading(desk, title), what).toBeVisible();
    await expect(line(desk), what).toHaveCount(0);
    await expect(said(desk), what).toHaveCount(0);
  }

  // Given up for another page, it ends with that one.
  const held = await hold(desk, goingTo("/admin/orders"));
  await desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Orders" }).click();
  await expect(line(desk)).toBeVisible();
  await desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Sent e-mails" }).click();
  await expect(heading(desk, "Sent e-mails")).toBeVisible();
  await expect(line(desk)).toHaveCount(0);
  await held.letGo();

  await desk.emulateMedia({ reducedMotion: "reduce" });
  const still = await hold(desk, goingTo("/admin/orders"));
  await desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Orders" }).click();
  await expect(line(desk)).toBeVisible();
  expect(await line(desk).evaluate((bar) => getComputedStyle(bar).animationName)).toBe("none");
  await still.letGo();
  await expect(heading(desk, "Orders")).toBeVisible();
});

test("a note stands there while it is being sent, and is back in its field if it is not kept", async ({
  staff,
  shop,
  consoles,
}) => {
  consoles.expected.push(/ERR_FAILED|Failed to fetch/);
  const order = await paidOrder(shop, someone().email, { "GLA-CAR": 1 });
  const desk = await staff("support");
  await visit(desk, "/admin/orders");
  await desk.getByRole("link", { name: order.label }).click();
  await expect(heading(desk, order.label)).toBeVisible();
  const field = desk.getByLabel("Write a note");
  const sending = desk.getByRole("region", { name: "A note that is being sent" });
  const happened = desk.getByRole("region", { name: "Timeline" });

  const held = await hold(desk, acting);
  await field.fill("Rang: the left one");
  await desk.getByRole("button", { name: "Keep the note" }).click();
  await expect(sending).toContainText("Rang: the left one");
  await expect(sending).toContainText("being sent…");
  await expect(field).toHaveValue("");
  await expectAccessible(desk);
  await held.letGo();
  await expect(happened.getByRole("listitem").filter({ hasText: "Rang: the left one" })).toBeVisible();
  await expect(sending).toHaveCount(0);

  // It does not arrive, and meanwhile the next was begun: neither is lost.
  const broken = await hold(desk, acting);
  await field.fill("Wants it on Friday");
  await desk.getByRole("button", { name: "Keep the note" }).click();
  await expect(sending).toContainText("Wants it on Friday");
  await field.fill("And in red");
  await broken.breakOff();
  await expect(desk.getByRole("alert").filter({ hasText: "No answer came" })).toBeVisible();
  await expect(field).toHaveValue("Wants it on Friday\nAnd in red");
  await expect(sending).toHaveCount(0);
  await field.fill("Wants it on Friday");
  await desk.getByRole("button", { name: "Keep the note" }).click();
  await expect(happened.getByRole("listitem").filter({ hasText: "Wants it on Friday" })).toHaveCount(1);

  // While one is under way its page can be left, and whoever left hears that it was not kept.
  const left = await hold(desk, acting);
  await field.fill("Gone before it was there");
  await desk.getByRole("button", { name: "Keep the note" }).click();
  await expect(sending).toBeVisible();
  await desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Sent e-mails" }).click();
  await expect(heading(desk, "Sent e-mails")).toBeVisible();
  await left.breakOff();
  await expect(
    desk.getByRole("status").getByText("The note “Gone before it was there” was not kept."),
  ).toBeVisible();
});

test("an edited row says its new title and status at once and goes back if refused; a price waits for its answer", async ({
  staff,
  shop,
}) => {
  const desk = await staff("owner");
  await visit(desk, "/admin/products");
  const row = (title: string) =>
    desk.getByRole("table", { name: "Products" }).getByRole("row").filter({ hasText: title });
  const edit = async (title: string) => {
    await row(title).hover();
    await desk.getByRole("button", { name: `Edit ${title} here` }).click();
  };

  const held = await hold(desk, acting);
  await edit("Glass Carafe");
  await desk.getByLabel("Title of Glass Carafe").fill("Glass Jug");
  await desk.getByLabel("Status of Glass Carafe").selectOption("draft");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(row("Glass Jug")).toContainText("Saving…");
  await expect(row("Glass Jug")).toContainText("Draft");
  await expect(desk.getByRole("button", { name: "Edit Glass Jug here" })).toHaveCount(0);

  // The list is read again once that is saved, under another row that stands open and a colleague was faster with.
  await edit("Hand Trowel");
  await desk.getByLabel("Title of Hand Trowel").fill("Trowel");
  const write = (sql: string) => shop.database.pool.query(sql);
  await write("UPDATE products SET version = version + 1, status = 'draft' WHERE title = 'Hand Trowel'");
  await write("UPDATE products SET version = version + 1, title = 'Jute Twine' WHERE title = 'Garden Twine'");
  await held.letGo();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();
  await expect(row("Glass Jug")).not.toContainText("Saving…");

  await expect(row("Jute Twine")).toBeVisible();

  // The row is open again as it was typed, with the reason.
  const late = await hold(desk, acting);
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(row("Trowel")).toContainText("Saving…");
  await late.letGo();
  await expect(desk.getByRole("alert").filter({ hasText: "Somebody changed this" })).toBeVisible();
  await expect(desk.getByLabel("Title of Hand Trowel")).toHaveValue("Trowel");
  await expect(desk.getByLabel("Status of Hand Trowel")).toHaveValue("draft");
  await desk.getByRole("button", { name: "Cancel" }).click();
  await expect(row("Hand Trowel")).toBeVisible();

  const money = await hold(desk, acting);
  await edit("Beeswax Candle");
  await desk.getByLabel(/^Price of Beeswax Candle/).fill("99");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(desk.getByRole("button", { name: "Saving…" })).toBeVisible();
  await expect(desk.getByText("99.00")).toHaveCount(0);
  await money.letGo();
  await expect(row("Beeswax Candle")).toContainText("99.00");
});

test("a list of the shop steps back while the next one is on its way", async ({ page }) => {
  await visit(page, "/c/kitchen");
  const list = page.locator(".list-waits");
  await expect(list).not.toHaveAttribute("aria-busy");
  const held = await hold(page, (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    return pathname === "/c/kitchen" && searchParams.has("color") && route.request().headers().rsc === "1";
  });
  await page.locator("summary").filter({ hasText: "Colour" }).click();
  await page.getByRole("link", { name: /^Oat/ }).click();
  await expect(list).toHaveAttribute("aria-busy", "true");
  await expect.poll(() => list.evaluate((one) => Number(getComputedStyle(one).opacity))).toBeLessThan(0.6);
  await held.letGo();
  await expect(page.getByRole("list", { name: "Filters in use" })).toContainText("Oat");
  await expect(page.locator(".list-waits:visible")).not.toHaveAttribute("aria-busy");
  await expect(page.locator(".list-waits:visible")).toHaveCSS("opacity", "1");
});
