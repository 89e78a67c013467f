import { inquirySchema, receiveInquiry } from "@/lib/inquiries";
import { expectAccessible } from "../accessible";
import { mailTo, ordersOf } from "../books";
import { toPack } from "../desk";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { someone, visit } from "../shopping";

test("a letter is shown as its reader sees it, by day and by night, and leads nowhere", async ({
  staff,
  shop,
  consoles,
}) => {
  // The test's own looks into the frame are refused as scripts; so is the way out of it, below.
  consoles.expected.push(/frame is sandboxed and the 'allow-scripts'|sandboxed frame/);
  const { email } = someone();
  const order = await paidOrder(shop, email, { "GLA-CAR": 1 });
  await mailTo(shop, email, `Your order ${order.label} is confirmed`);
  const desk = await staff("support");
  await visit(desk, "/admin/messages");
  const picture = desk.waitForResponse(
    (answer) => new URL(answer.url()).searchParams.get("as") === "mail" && answer.ok(),
  );
  // Come to by a link, as staff do: the policy that holds is the first page's.
  await desk.getByRole("row", { name: email }).getByRole("link").click();
  const letter = desk.frameLocator(`iframe[title="The e-mail: Your order ${order.label} is confirmed"]`);
  await expect(letter.getByText(order.label).first()).toBeVisible();
  await picture;
  const ground = () => letter.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const byDay = await ground();
  await desk.emulateMedia({ colorScheme: "dark" });
  await expect.poll(ground).not.toBe(byDay);

  // Its links would leave the frame, which its sandbox forbids.
  const address = desk.url();
  await letter.getByRole("link").first().click();
  await expect(letter.getByText(order.label).first()).toBeVisible();
  expect([desk.url(), desk.context().pages().length]).toEqual([address, 1]);

  const warehouse = await staff("warehouse");
  const refused = await warehouse.request.get(`${new URL(address).pathname}/letter`);
  expect([refused.status(), await refused.text()]).toEqual([403, expect.not.stringContaining(order.label)]);
});

test("a letter about an order reaches whoever acts on it, and the parcel goes where it asks", async ({
  staff,
  shop,
}) => {
  const { email } = someone();
  const order = await paidOrder(shop, email, { "GLA-CAR": 1 });
  const text = "The house number is 41, not 14.";
  await receiveInquiry(
    shop.ctx,
    inquirySchema.parse({ name: "Clara Lindner", email, topic: "order", order: order.label, text }),
    { customerId: null, locale: "en-IE" },
  );
  const warehouse = await staff("warehouse");
  await expect(await toPack(warehouse, order.label)).toContainText(
    "A message about this order is not answered",
  );
  await visit(warehouse, `/admin/orders/${order.id}`);
  await expect(
    warehouse.getByText(/^A message about this order, (just now|\d+ min ago), is not answered\.$/),
  ).toBeVisible();
  await expect(warehouse.getByRole("main")).not.toContainText("Clara");
  await expect(warehouse.getByRole("button", { name: "Change address" })).toHaveCount(0);

  // Somebody packs it, and a colleague is about to change another part of where it goes.
  const card = await toPack(warehouse, order.label);
  await card.getByRole("checkbox").first().check();
  const colleague = await staff("manager");
  await visit(colleague, `/admin/orders/${order.id}`);
  await colleague.getByRole("button", { name: "Change address" }).click();
  const late = colleague.getByRole("dialog", { name: `Where ${order.label} goes` });
  await late.getByLabel("Postal code").fill("10405");

  const desk = await staff("support");
  await visit(desk, `/admin/orders/${order.id}`);
  await expect(desk.getByText(text)).toBeVisible();
  await desk.getByRole("button", { name: "Change address" }).click();
  const panel = desk.getByRole("dialog", { name: `Where ${order.label} goes` });
  await panel.getByLabel("Street and number").fill("");
  await panel.getByRole("button", { name: "Change address" }).click();
  await expect(panel.getByText("A parcel needs this.")).toBeVisible();
  await panel.getByLabel("Street and number").fill("Lindenstrasse 41");
  await panel.getByLabel("Postal code").fill("1");
  await panel.getByRole("button", { name: "Change address" }).click();
  await expect(panel.getByText("This does not look like a postal code")).toBeVisible();
  await expectAccessible(desk);
  await panel.getByLabel("Postal code").fill(order.delivery!.postal_code!);
  await panel.getByRole("button", { name: "Change address" }).click();
  await expect(panel).toHaveCount(0);
  await expect(desk.getByText("Lindenstrasse 41")).toBeVisible();
  await expect(desk.getByText("Delivery address changed")).toBeVisible();
  expect((await ordersOf(shop, email))[0]!.delivery).toEqual({
    ...order.delivery,
    street_address: "Lindenstrasse 41",
  });

  // Whoever was slower is told, and changes what they touched and nothing else.
  await late.getByRole("button", { name: "Change address" }).click();
  await expect(late.getByText("Somebody changed this since you opened it.")).toBeVisible();
  await expect(late.getByLabel("Street and number")).toHaveValue("Lindenstrasse 41");
  await late.getByRole("button", { name: "Change address" }).click();
  await expect(late).toHaveCount(0);
  expect((await ordersOf(shop, email))[0]!.delivery).toEqual({
    ...order.delivery,
    street_address: "Lindenstrasse 41",
    postal_code: "10405",
  });

  // The parcel that was packed meanwhile does not leave for the old house.
  await card.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(warehouse.getByRole("alert").getByText("Lindenstrasse 41, 10405")).toBeVisible();
  await expect(card.getByText("Lindenstrasse 41")).toBeVisible();
  await expectAccessible(warehouse);
  await card.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(card).toHaveCount(0);
  expect((await ordersOf(shop, email))[0]!.shipments).toHaveLength(1);

  await desk.getByRole("link", { name: /^Clara Lindner wrote/ }).click();
  await expect(desk.getByText(`About ${order.label}`)).toBeVisible();
  await desk.getByRole("button", { name: "Mark as answered" }).click();
  await expect(desk.getByText("Everything is answered.")).toBeVisible();
  await visit(desk, `/admin/orders/${order.id}`);
  await expect(desk.getByText(text)).toHaveCount(0);
});
