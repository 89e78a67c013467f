import type { APIResponse, Page } from "@playwright/test";
import { join, newPassword } from "../account";
import { ordersOf } from "../books";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { address, someone, visit } from "../shopping";

/** Sends what another browser has sent, as this one: its cookies, its session, and a key of its own. */
async function repeatAs(page: Page, sent: Awaited<ReturnType<Page["waitForRequest"]>>): Promise<APIResponse> {
  const { cookie: _, "content-length": __, ...headers } = await sent.allHeaders();
  const body = sent.postData()!.replace(/"[0-9a-f]{32}\.\d+"/, `"${"0".repeat(32)}.0"`);
  expect(body).not.toBe(sent.postData());
  return page.request.post(sent.url(), {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":"))),
    data: body,
  });
}

test("a page for another role is refused with a word, and not on the way either", async ({
  page,
  staff,
  consoles,
}) => {
  consoles.expected.push(/status of 403 /);
  const warehouse = await staff("warehouse");
  await visit(warehouse, "/admin");
  await expect(warehouse.getByRole("link", { name: "Coupons" })).toHaveCount(0);
  await warehouse.goto("/admin/coupons");
  await expect(warehouse.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
  const answer = await warehouse.request.get("/admin/coupons");
  expect(answer.status()).toBe(403);
  expect(await answer.text()).not.toContain("WELCOME10");

  // Somebody without a session is asked to sign in, and comes back to where they wanted to go.
  await page.goto("/admin/coupons");
  await page.waitForURL(/\/admin\/sign-in\?next=%2Fadmin%2Fcoupons/);
});

test("an action of another role is refused, whoever repeats it", async ({ page, staff, shop }) => {
  const { email } = someone();
  const order = await paidOrder(shop, email, { "BEE-CAN": 1 });
  const owner = await staff("owner");
  await visit(owner, `/admin/orders/${order.id}`);
  await owner.getByRole("button", { name: "Refund" }).click();
  const panel = owner.getByRole("dialog");
  await panel.getByLabel("Amount in EUR").fill("1.00");
  await panel.getByLabel("Reason").fill("A kindness");
  await panel.getByRole("button", { name: "Review the refund" }).click();
  const sending = owner.waitForRequest((request) => "next-action" in request.headers());
  await panel.getByRole("button", { name: "Refund €1.00" }).click();
  const sent = await sending;
  await expect(panel).toBeHidden();
  expect((await ordersOf(shop, email))[0]).toMatchObject({ refunded: 100 });

  const warehouse = await staff("warehouse");
  expect(await (await repeatAs(warehouse, sent)).text()).toContain('"code":"forbidden"');
  expect(await (await repeatAs(page, sent)).text()).toContain('"code":"unauthenticated"');
  expect((await ordersOf(shop, email))[0]).toMatchObject({ refunded: 100 });
  // The same words from one who may are an action.
  expect(await (await repeatAs(owner, sent)).text()).toContain('"ok":true');
  expect((await ordersOf(shop, email))[0]).toMatchObject({ refunded: 200 });
});

test("a member's address is nobody else's at the API, and staff are no customers", async ({
  page,
  another,
  staff,
  consoles,
}) => {
  consoles.expected.push(/status of 404 /);
  const [ines, rui] = [someone(), someone({ firstName: "Rui" })];
  const password = newPassword();
  await join(page, ines, password);
  await visit(page, "/account/addresses/new");
  await address(page, ines);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: /^Edit/ }).click();
  await page.waitForURL(/\/account\/addresses\/adr_/);
  const place = new URL(page.url()).pathname;

  const other = await another();
  await join(other, rui, password);
  await other.goto(place);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(other.getByRole("main")).not.toContainText("Lindenstrasse");
  const origin = new URL(page.url()).origin;
  const take = (from: Page) => from.request.post(`/api/v1${place}/remove`, { headers: { origin }, data: {} });
  expect((await take(other)).status()).toBe(404);
  expect((await take(await staff("owner"))).status()).toBe(401);
  expect((await take(await another())).status()).toBe(401);
  await page.reload();
  await expect(page.getByLabel("Street and number")).toHaveValue(ines.street);
});
