import { expectAccessible } from "../accessible";
import { linkIn, mailTo, ordersOf, stockOf } from "../books";
import { toPack } from "../desk";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { expectOrderPage } from "../paying";
import { someone, visit } from "../shopping";

test("an order leaves in two parcels: one from the warehouse's phone, one from the owner's desk", async ({
  page,
  staff,
  shop,
}) => {
  const { email } = someone();
  const order = await paidOrder(shop, email, { "STO-MUG-OAT": 2, "BEE-CAN": 1 });

  const warehouse = await staff("warehouse");
  await warehouse.setViewportSize({ width: 390, height: 844 });
  await toPack(warehouse, order.label);
  await warehouse.getByRole("link", { name: "The whole order" }).click();
  await expect(warehouse.getByRole("heading", { level: 1, name: order.label })).toBeVisible();
  await expect(warehouse.getByRole("main")).not.toContainText("€");
  await warehouse.getByRole("button", { name: "Ship" }).click();
  const panel = warehouse.getByRole("dialog", { name: `Ship ${order.label}` });
  await panel.getByLabel(/^Ship of Stoneware Mug/).fill("1");
  await panel.getByLabel(/^Ship of Beeswax Candle/).fill("0");
  await panel.getByLabel("Tracking number").fill("JD0146000001");
  await panel.getByLabel("Tracking address").fill("https://tracking.example/JD0146000001");
  await expectAccessible(warehouse);
  await panel.getByRole("button", { name: "Ship 1 unit" }).click();
  await expect(panel).toBeHidden();
  await expect(warehouse.getByText("Part shipped")).toBeVisible();
  const part = await mailTo(shop, email, `A part of your order ${order.label} is on its way`);
  expect(part.text).toContain("Still to come:\n- 1 × Stoneware Mug, Oat\n- 1 × Beeswax Candle");
  expect(part.links).toContain("https://tracking.example/JD0146000001");

  const owner = await staff("owner");
  await visit(owner, "/admin");
  await owner.getByRole("button", { name: "Find or do" }).click();
  await owner.getByRole("combobox", { name: "Find or do" }).fill(order.label);
  await owner.getByRole("option", { name: new RegExp(`^${order.label}`) }).click();
  await owner.getByRole("button", { name: "Ship" }).click();
  const rest = owner.getByRole("dialog", { name: `Ship ${order.label}` });
  await rest.getByRole("button", { name: "Ship 2 units" }).click();
  await expect(rest).toBeHidden();
  await expect(owner.getByText("Parcel 2")).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "It has arrived" }).first().click();
  await expect(owner.getByRole("main").getByText("Arrived", { exact: true })).toBeVisible();

  expect((await ordersOf(shop, email))[0]).toMatchObject({
    fulfilmentStatus: "fulfilled",
    lines: [
      { shipped: 2, open: 0 },
      { shipped: 1, open: 0 },
    ],
    shipments: [{ trackingNumber: "JD0146000001" }, { trackingNumber: null }],
  });
  await page.goto(linkIn(part, shop, "/order/"));
  await expect(page.getByRole("heading", { name: "Your parcels" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Track JD0146000001" })).toBeVisible();
  await expectAccessible(page);
  await expect
    .poll(() => shop.mailbox.letters({ to: email }).map((letter) => letter.subject))
    .toEqual(
      expect.arrayContaining([
        `Your order ${order.label} is on its way`,
        `A part of your order ${order.label} has arrived`,
      ]),
    );
});

test("support gives a part of the money back, once, and never more than was paid", async ({
  page,
  staff,
  shop,
}) => {
  const { email } = someone();
  const order = await paidOrder(shop, email, { "GLA-CAR": 1 });
  const desk = await staff("support");
  await visit(desk, `/admin/orders/${order.id}`);
  await expect(desk.getByRole("button", { name: "Ship" })).toHaveCount(0);
  await desk.getByRole("button", { name: "Refund" }).click();
  const panel = desk.getByRole("dialog", { name: `Refund ${order.label}` });
  await panel.getByLabel("Amount in EUR").fill("1000");
  await panel.getByLabel("Reason").fill("Chipped at the rim");
  await panel.getByRole("button", { name: "Review the refund" }).click();
  await expect(panel.getByText(/^At most €/)).toBeVisible();
  await expectAccessible(desk);
  await panel.getByLabel("Amount in EUR").fill("12.50");
  await panel.getByRole("button", { name: "Review the refund" }).click();
  await expectAccessible(desk);
  await panel.getByRole("button", { name: "Refund €12.50" }).dblclick();
  await expect(panel).toBeHidden();

  const letter = await mailTo(shop, email, `€12.50 of your order ${order.label} is on its way back`);
  expect(letter.text).toContain("to your Visa ending in 4242");
  const [now] = await ordersOf(shop, email);
  expect(now).toMatchObject({ paymentStatus: "partly_refunded", refunded: 1_250, captured: order.total });
  const charge = await shop.stripe.paymentIntents.retrieve(now!.payments[0]!.paymentIntentId!, {
    expand: ["latest_charge"],
  });
  expect(charge.latest_charge).toMatchObject({ amount_refunded: 1_250 });
  await desk.reload();
  await expect(desk.getByText("Part refunded")).toBeVisible();
  await expect(desk.getByText("Chipped at the rim").first()).toBeVisible();
  await page.goto(linkIn(letter, shop, "/order/"));
  await expectOrderPage(page, "Thank you, Ines.");
  await expect(page.getByText("€12.50 given back")).toBeVisible();
});

test("a part of an order is cancelled, then all of it: stock and money go back to the cent", async ({
  page,
  staff,
  shop,
}) => {
  const { email } = someone();
  const before = await stockOf(shop, "MAR-TOT-CLA");
  const order = await paidOrder(shop, email, { "MAR-TOT-CLA": 3 });
  expect(order.total).toBe(5_890);
  const desk = await staff("manager");
  await visit(desk, `/admin/orders/${order.id}`);
  await desk.getByRole("button", { name: "Cancel order" }).click();
  const panel = desk.getByRole("dialog", { name: `Cancel ${order.label}` });
  await panel.getByLabel(/^Cancel of Market Tote/).fill("1");
  await panel.getByLabel("Reason").fill("One too many");
  await panel.getByRole("button", { name: "See what goes back" }).click();
  await expectAccessible(desk);
  // The page is read again late: whoever opens the panel meanwhile is not left with more units than there are.
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await desk.route(/_rsc=/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await panel.getByRole("button", { name: "Cancel 1 unit and refund €18.00" }).click();
  await expect(panel).toBeHidden();
  await desk.getByRole("button", { name: "Cancel order" }).click();
  await expect(panel.getByLabel(/^Cancel of Market Tote/)).toHaveValue("3");
  letGo();
  await expect(panel.getByLabel(/^Cancel of Market Tote/)).toHaveValue("2");
  await desk.unroute(/_rsc=/);
  await mailTo(shop, email, `A part of your order ${order.label} is cancelled`);
  expect((await stockOf(shop, "MAR-TOT-CLA")).onHand).toBe(before.onHand - 2);

  await panel.getByLabel("Reason").fill("Bought elsewhere");
  await panel.getByRole("button", { name: "See what goes back" }).click();
  // Nothing is sent, so the way is given back too.
  await panel.getByRole("button", { name: "Cancel the order and refund €40.90" }).click();
  await expect(panel).toBeHidden();
  const letter = await mailTo(shop, email, `Your order ${order.label} is cancelled`);
  await mailTo(shop, email, `€40.90 of your order ${order.label} is on its way back`);
  expect(await stockOf(shop, "MAR-TOT-CLA")).toEqual(before);
  expect((await ordersOf(shop, email))[0]).toMatchObject({
    state: "canceled",
    paymentStatus: "refunded",
    captured: 5_890,
    refunded: 5_890,
  });
  await expect(desk.getByRole("button", { name: "Ship" })).toHaveCount(0);
  await page.goto(linkIn(letter, shop, "/order/"));
  await expectOrderPage(page, "This order was cancelled.");
  await expectAccessible(page);
});
