import { readFile } from "node:fs/promises";
import { ensureDemoStaff } from "@/lib/auth";
import { customerByEmail, proveEmail } from "@/lib/customers";
import { progressOf, shipOrder } from "@/lib/fulfilment";
import { transact } from "@/lib/platform/transact";
import { expectAccessible } from "../accessible";
import { newPassword, signUp } from "../account";
import { ordersOf } from "../books";
import { expect, type JourneyShop, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { someone, visit } from "../shopping";

test.use({ shopFor: "customers" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

/** So many people who signed up one after the other, in the database: a list that has pages. */
async function crowd(shop: JourneyShop, count: number): Promise<void> {
  await shop.database.pool.query(
    `INSERT INTO customers (id, email, email_key, first_name, last_name, created_at)
     SELECT gen_random_uuid(), 'crowd' || n || '@example.net', 'crowd' || n || '@example.net', 'Crowd', 'Member ' || n,
       timestamptz '2026-01-01' + n * interval '1 minute' FROM generate_series(1, $1::int) n`,
    [count],
  );
}

test("support finds a customer, reads what they bought, and leaves a note that stays", async ({
  page,
  staff,
  shop,
}) => {
  const who = someone({ firstName: "Odalys", lastName: "Zephyrine" });
  await signUp(page, who, newPassword());
  const { id } = (await customerByEmail(shop.ctx, who.email))!;
  // As if the link of their welcome mail had come back.
  await transact(shop.ctx, (tx) => proveEmail(tx, id));
  const order = await paidOrder(shop, who.email, { "GLA-CAR": 1 });
  for (const width of [1440, 390]) {
    const desk = await staff("support");
    await desk.setViewportSize({ width, height: 900 });
    await visit(desk, "/admin/customers");
    await expectAccessible(desk);
    await desk.keyboard.press("t");
    await desk.keyboard.type("zephyr oda");
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("row")).toHaveCount(2);
    await desk.getByRole("link", { name: "Odalys Zephyrine" }).click();
    await expect(desk.getByRole("heading", { level: 1, name: "Odalys Zephyrine" })).toBeVisible();
    await expect(desk.getByText("One order was made with this address without signing in.")).toBeVisible();
    await expect(desk.getByRole("link", { name: order.label })).toBeVisible();
    // Handing over and erasing is for those who answer for it.
    await expect(desk.getByRole("button", { name: "Erase" })).toHaveCount(0);
    await desk.getByLabel("Write a note").fill(`Rings on Fridays, at ${width}`);
    await desk.getByRole("button", { name: "Keep the note" }).click();
    await expect(desk.getByRole("listitem").filter({ hasText: `at ${width}` })).toBeVisible();
    await desk.reload();
    await expect(desk.getByText(`Rings on Fridays, at ${width}`)).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole("link", { name: order.label }).click();
    await expect(desk.getByRole("heading", { level: 1, name: order.label })).toBeVisible();
  }
});

test("the list is walked page by page, and back to the first", async ({ staff, shop }) => {
  await crowd(shop, 120);
  const desk = await staff("owner");
  await visit(desk, "/admin/customers?q=crowd");
  const seen = new Set<string>();
  for (let pages = 1; ; pages += 1) {
    for (const text of await desk.locator(".row-link").allTextContents()) seen.add(text);
    const next = desk.getByRole("link", { name: "Next page" });
    if ((await next.count()) === 0) {
      expect([pages, seen.size]).toEqual([3, 120]);
      break;
    }
    const first = await desk.locator(".row-link").first().textContent();
    await desk.keyboard.press("m");
    await expect(desk.locator(".row-link").first()).not.toHaveText(first!);
  }
  await desk.keyboard.press("b");
  await expect(desk.locator(".row-link").first()).toHaveText("Crowd Member 120");
  await expectAccessible(desk);
});

test("an owner hands over what is kept, then erases it: with a second look, and once the parcel has left", async ({
  page,
  staff,
  shop,
  consoles,
}) => {
  consoles.expected.push(/403/);
  const who = someone({ firstName: "Quirin", lastName: "Abendroth", street: "Quillgasse 77" });
  await signUp(page, who, newPassword());
  const { id } = (await customerByEmail(shop.ctx, who.email))!;
  // As if the link of their welcome mail had come back.
  await transact(shop.ctx, (tx) => proveEmail(tx, id));
  const order = await paidOrder(shop, who.email, { "BEE-CAN": 1 });
  const owner = await staff("owner");
  await shop.database.pool.query("UPDATE sessions SET confirmed_at = confirmed_at - interval '3 hours'");
  await visit(owner, `/admin/customers/${id}`);
  await expectAccessible(owner);

  const saving = owner.waitForEvent("download");
  await owner.getByRole("button", { name: "Save a copy" }).click();
  const ask = owner.getByRole("dialog", { name: "Is it you?" });
  const me = (await ensureDemoStaff(shop.ctx)).find((person) => person.role === "owner")!;
  await ask.getByLabel("Password").fill(me.password);
  await ask.getByRole("button", { name: "Go on" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe(`customer-${id}.json`);
  const told = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(told).toMatchObject({ profile: { email: who.email }, orders: [{ number: order.label }] });

  await owner.getByRole("button", { name: "Erase" }).click();
  const panel = owner.getByRole("dialog", { name: /^Erase Quirin/ });
  await expect(panel.getByText(`Order ${order.label} is still to be paid or to be sent.`)).toBeVisible();
  await owner.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  const lines = (await progressOf(shop.ctx, order.id)).map(({ lineId }) => ({
    line_id: lineId,
    quantity: 1,
  }));
  const parcel = { carrier: null, tracking_number: null, tracking_url: null, notify: false };
  expect(await shipOrder(shop.ctx, order.id, { ...parcel, lines })).toMatchObject({ ok: true });

  await owner.setViewportSize({ width: 390, height: 844 });
  await owner.getByRole("button", { name: "Erase" }).click();
  const goes = panel.getByRole("region", { name: "Goes" });
  await expect(goes).toContainText("their name, e-mail address, phone number, language and password");
  await expect(panel.getByRole("region", { name: "Stays" })).toContainText("name and address on 1 order");
  await expect(panel.getByRole("button", { name: "Erase for good" })).toBeDisabled();
  await expectAccessible(owner);
  await panel.getByLabel("They have asked for it").check();
  await panel.getByRole("button", { name: "Erase for good" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Erased customer" })).toBeVisible();
  await expect(panel).toBeHidden();
  await expectAccessible(owner);
  expect(await customerByEmail(shop.ctx, who.email)).toBeNull();
  expect(await ordersOf(shop, who.email)).toEqual([]);

  await owner.setViewportSize({ width: 1440, height: 900 });
  await visit(owner, "/admin/audit?about=customer");
  const did = (words: string) => owner.getByRole("rowheader", { name: words });
  await expect(did("Demo owner erased a customer")).toBeVisible();
  await expect(did("Demo owner saved a copy of what is kept about a customer")).toBeVisible();
  await expect(owner.getByRole("main")).not.toContainText("Quirin");
});
