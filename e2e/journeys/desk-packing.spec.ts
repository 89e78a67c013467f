import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { progressOf, shipOrder } from "@/lib/fulfilment";
import { expectAccessible } from "../accessible";
import { mailTo, ordersOf } from "../books";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { quiet, someone, visit } from "../shopping";

// The queue is a journey's own: whatever waits in it was put there here.
test.use({ shopFor: "packing" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

test("somebody with a phone in one hand picks, ships a part, then the rest, and the next order stands there", async ({
  staff,
  shop,
}) => {
  const [first, second] = [someone(), someone({ firstName: "Marco" })];
  const one = await paidOrder(shop, first.email, { "STO-MUG-OAT": 3, "BEE-CAN": 1 });
  const two = await paidOrder(shop, second.email, { "GLA-CAR": 1 });
  const phone = await staff("warehouse");
  await phone.setViewportSize({ width: 390, height: 844 });
  await visit(phone, "/admin/to-ship");
  const card = phone.getByRole("article", { name: one.label });
  await expect(card).toBeVisible();
  await expect(phone.getByText("1 of 2", { exact: true })).toBeVisible();
  await expect(phone.getByRole("main")).not.toContainText("€");
  await expect(card.getByText("Colour Oat")).toBeVisible();
  await expect(card.getByText("STO-MUG-OAT · Main warehouse")).toBeVisible();
  await expectAccessible(phone);
  await expectLarge(phone);

  // Ticks are this device's: they outlive a reload, and nothing of them is recorded.
  await expect(card.getByRole("button", { name: "Ship", exact: true })).toBeDisabled();
  await card.getByRole("checkbox", { name: /Stoneware Mug/ }).check();
  await card.getByRole("button", { name: "One less of Stoneware Mug" }).click();
  await expect(card.getByText("2 of 3")).toBeVisible();
  await expect(card.getByText("2 units will stay behind.")).toBeVisible();
  await expect(card.getByText("Ticks are kept on this device only, until you ship.")).toBeVisible();
  await phone.reload();
  await expect(card.getByText("2 of 3")).toBeVisible();
  await expect(phone.getByRole("link", { name: new RegExp(one.label) })).toContainText("2 of 4 units");
  expect((await ordersOf(shop, first.email))[0]!.shipments).toEqual([]);
  const elsewhere = await staff("warehouse");
  await visit(elsewhere, `/admin/to-ship?order=${one.id}`);
  await expect(elsewhere.getByRole("checkbox", { name: /Stoneware Mug/ })).not.toBeChecked();

  // From here on the page is read again slowly, and turned meanwhile.
  await phone.route("**/admin/to-ship*", async (route) => {
    if (route.request().method() === "GET") await setTimeout(700);
    await route.continue();
  });
  await phone.evaluate(() => document.documentElement.setAttribute("data-same", ""));
  await card.getByLabel("Tracking number").fill("JD0146000002");
  await expectAccessible(phone);
  await card.getByRole("button", { name: "Ship 2 units" }).click();
  await expect(phone.getByRole("article", { name: two.label })).toBeVisible();
  await expect(phone.getByText(`${one.label}: 2 units shipped, 2 left`)).toBeVisible();
  await expect(phone.getByRole("heading", { level: 2, name: two.label })).toBeFocused();
  await mailTo(shop, first.email, `A part of your order ${one.label} is on its way`);
  expect((await ordersOf(shop, first.email))[0]).toMatchObject({
    lines: [
      { shipped: 2, open: 1 },
      { shipped: 0, open: 1 },
    ],
    shipments: [{ trackingNumber: "JD0146000002", carrier: "DHL" }],
  });

  await phone.getByRole("button", { name: "← Previous" }).click();
  await expect(phone).toHaveURL(`/admin/to-ship?order=${one.id}`);
  await expect(card.getByText("2 of 3 sent already")).toBeVisible();
  await expect(phone).toHaveURL(`/admin/to-ship?order=${one.id}`);
  await card.getByRole("button", { name: "Tick all" }).click();
  await card.getByLabel("E-mail the buyer").uncheck();
  await card.getByRole("button", { name: "Ship 2 units" }).click();
  await expect(phone.getByRole("article", { name: two.label })).toBeVisible();
  await expect(phone.getByText("1 of 1", { exact: true })).toBeVisible();
  // One unit has one tick.
  await expect(phone.getByRole("button", { name: "Tick all" })).toHaveCount(0);
  await phone.getByRole("article", { name: two.label }).getByRole("checkbox").first().check();
  await phone.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(phone.getByText("Nothing waits to be sent.")).toBeVisible();
  await expect(phone.getByRole("main")).toBeFocused();
  await quiet(phone);
  await expect(phone).toHaveURL("/admin/to-ship");
  // It has never been loaded anew.
  await expect(phone.locator("html[data-same]")).toHaveCount(1);
  await expectAccessible(phone);
  expect((await ordersOf(shop, first.email))[0]).toMatchObject({ fulfilmentStatus: "fulfilled" });
  expect((await ordersOf(shop, second.email))[0]).toMatchObject({ fulfilmentStatus: "fulfilled" });
});

test("whoever is slower is told that a colleague has shipped it, and nothing leaves twice", async ({
  staff,
  shop,
}) => {
  const [first, second] = [someone(), someone()];
  const one = await paidOrder(shop, first.email, { "BEE-CAN": 2 });
  const two = await paidOrder(shop, second.email, { "GLA-CAR": 1 });
  const desk = await staff("manager");
  await desk.setViewportSize({ width: 1440, height: 900 });
  await visit(desk, "/admin/to-ship");
  await expect(desk.getByRole("article", { name: one.label })).toBeVisible();
  await expectAccessible(desk);

  // By keys alone: all of it, to the number, on to the next.
  await desk.keyboard.press("x");
  await expect(desk.getByRole("button", { name: "Ship 2 units" })).toBeEnabled();
  const lines = (await progressOf(shop.ctx, one.id)).map(({ lineId }) => ({ line_id: lineId, quantity: 2 }));
  const parcel = { carrier: null, tracking_number: null, tracking_url: null, notify: false };
  expect(await shipOrder(shop.ctx, one.id, { ...parcel, lines })).toMatchObject({ ok: true });
  await desk.keyboard.press("s");
  await expect(desk.getByLabel("Tracking number")).toBeFocused();
  await desk.keyboard.type("JD0146000003");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("alert").getByText("somebody else has shipped this meanwhile")).toBeVisible();
  await expect(desk.getByRole("article", { name: two.label })).toBeVisible();
  expect((await ordersOf(shop, first.email))[0]!.shipments).toHaveLength(1);
  await expectAccessible(desk);

  // Support reads the queue, and ships nothing.
  const support = await staff("support");
  await visit(support, "/admin/to-ship");
  await expect(support.getByRole("article", { name: two.label })).toBeVisible();
  await expect(support.getByRole("checkbox")).toHaveCount(0);
  await expect(support.getByRole("button", { name: /^Ship/ })).toHaveCount(0);

  await desk.keyboard.press("Escape");
  await desk.getByRole("article", { name: two.label }).getByRole("checkbox").first().check();
  await desk.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(desk.getByText("Nothing waits to be sent.")).toBeVisible();
});

test("a tracking number that was typed outlives a look at the next order, and is asked after", async ({
  staff,
  shop,
}) => {
  const one = await paidOrder(shop, someone().email, { "BEE-CAN": 1 });
  const two = await paidOrder(shop, someone().email, { "GLA-CAR": 1 });
  const desk = await staff("warehouse");
  await visit(desk, `/admin/to-ship?order=${one.id}`);
  const card = desk.getByRole("article", { name: one.label });
  const number = card.getByLabel("Tracking number");
  await number.fill("JD0146000009");
  await desk.getByRole("button", { name: "Next →" }).click();
  await expect(desk.getByRole("article", { name: two.label })).toBeVisible();
  await expect(desk.getByLabel("Tracking number")).toHaveValue("");
  await desk.getByRole("link", { name: new RegExp(one.label) }).click();
  await expect(number).toHaveValue("JD0146000009");
  const products = desk.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: /^Products/ });
  await products.click();
  await desk
    .getByRole("dialog", { name: "Leave without saving?" })
    .getByRole("button", { name: "Stay here" })
    .click();
  await expect(number).toHaveValue("JD0146000009");

  await card.getByRole("checkbox").first().check();
  await card.getByRole("button", { name: "Ship 1 unit" }).click();
  const next = desk.getByRole("article", { name: two.label });
  await next.getByRole("checkbox").first().check();
  await next.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(desk.getByText("Nothing waits to be sent.")).toBeVisible();
  await products.click();
  await expect(desk.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();
});

/** Whatever a thumb presses in the queue is 44 px high or more; of a tick it is its whole row. */
async function expectLarge(phone: Page): Promise<void> {
  const small = await phone.locator("main").evaluate((main) =>
    [
      ...main.querySelectorAll<HTMLElement>("article :is(button, a, label:has(input)), nav button, ol a"),
    ].flatMap((part) => {
      const { height } = part.getBoundingClientRect();
      return part.checkVisibility() && height < 44 ? [`${part.textContent?.slice(0, 30)} ${height}`] : [];
    }),
  );
  expect(small).toEqual([]);
}
