import type { Page } from "@playwright/test";
import { arrangeCollection, createCollection, takeFromCollection } from "@/lib/catalog";
import { findOrCreateCustomer } from "@/lib/customers";
import { shipOrder } from "@/lib/fulfilment";
import { csvOf, rowOf } from "@/lib/imports/csv-story";
import { transact } from "@/lib/platform/transact";
import { must } from "@/tests/must";
import { expectAccessible } from "../accessible";
import { mailTo, ordersOf } from "../books";
import { openProduct } from "../desk";
import { expect, type JourneyShop, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { expectNoSideways } from "../reach";
import { awake, someone, visit } from "../shopping";

test.use({ shopFor: "desk lists" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

const list = (desk: Page) => desk.getByRole("table", { name: "Products" });
const row = (desk: Page, title: string) =>
  list(desk).getByRole("row", { name: new RegExp(`^(Choose )?${title}`) });
const choose = (desk: Page, title: string) => desk.getByLabel(`Choose ${title}`, { exact: true });
const bar = (desk: Page) => desk.getByRole("region", { name: "What is chosen" });
const run = (desk: Page) => desk.getByRole("region", { name: "What is being done" });

/** The desk's keys stand beside the page, and wake when they do: ? names them, Escape puts them away. */
async function keysAwake(desk: Page) {
  const keys = desk.getByRole("dialog", { name: "Keys" });
  await expect(async () => {
    if (!(await keys.isVisible())) await desk.keyboard.press("?");
    await expect(keys).toBeVisible({ timeout: 500 });
  }).toPass();
  await desk.keyboard.press("Escape");
  await expect(keys).toBeHidden();
}

async function productOf(shop: JourneyShop, title: string) {
  const { rows } = await shop.database.pool.query(
    `SELECT p.id, p.status, p.title, p.version,
       (SELECT n.amount::int FROM prices n JOIN variants v ON v.id = n.variant_id JOIN price_lists l ON l.id = n.price_list_id
         WHERE v.product_id = p.id AND l.currency = 'EUR' AND n.min_quantity = 1
         ORDER BY n.valid_from DESC, n.id DESC LIMIT 1) AS euro
     FROM products p WHERE p.title = $1`,
    [title],
  );
  return rows[0] as { id: string; status: string; title: string; version: number; euro: number };
}
const statusOf = async (shop: JourneyShop, title: string) => (await productOf(shop, title)).status;

test("many products change at once; the one that a colleague changed is refused, tried again, and all is taken back", async ({
  staff,
  shop,
}) => {
  const [manager, owner] = [await staff("manager"), await staff("owner")];
  await visit(manager, "/admin/products");
  for (const title of ["Glass Carafe", "Beeswax Candle", "Hand Trowel"]) await choose(manager, title).check();
  await expect(bar(manager)).toContainText("3 products chosen");
  await expectAccessible(manager);

  await openProduct(owner, "Beeswax Candle");
  await owner.getByRole("textbox", { name: "Vendor" }).fill("Mosel");
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByRole("status").getByText("Saved")).toBeVisible();

  await bar(manager).getByRole("button", { name: "Make draft" }).click();
  await expect(run(manager)).toContainText("2 products are draft now; 1 refused");
  await expect(run(manager).getByRole("listitem").filter({ hasText: "Beeswax Candle" })).toContainText(
    "Somebody changed it since this list was read",
  );
  expect(await statusOf(shop, "Glass Carafe")).toBe("draft");
  expect(await statusOf(shop, "Beeswax Candle")).toBe("active");
  await expectAccessible(manager);
  await expect(row(manager, "Hand Trowel")).toContainText("Draft");

  await run(manager).getByRole("button", { name: "Try 1 refused one again" }).click();
  await expect(run(manager)).toContainText("3 products are draft now");
  expect(await statusOf(shop, "Beeswax Candle")).toBe("draft");

  await run(manager).getByRole("button", { name: "Undo" }).click();
  await expect(run(manager)).toContainText("Taken back for 3 products");
  for (const title of ["Glass Carafe", "Beeswax Candle", "Hand Trowel"])
    expect(await statusOf(shop, title)).toBe("active");
  await run(manager).getByRole("button", { name: "Close this" }).click();
  await expect(run(manager)).toHaveCount(0);

  await visit(owner, "/admin/audit?about=product");
  await expect(owner.getByRole("table").getByText("took a change of a product back")).toHaveCount(3);
});

test("prices go up by percent after a look at what they become, batch by batch; leaving in the middle loses nothing", async ({
  staff,
  shop,
}) => {
  const manager = await staff("manager");
  await visit(manager, "/admin/products");
  const before = await productOf(shop, "Glass Carafe");
  await manager.getByLabel("Choose all on this page").check();
  const all = await list(manager).getByRole("row").count();
  await bar(manager).getByRole("button", { name: "Change prices" }).click();
  const panel = manager.getByRole("dialog", { name: "Change prices by percent" });
  const euro = await panel.getByRole("option", { name: /EUR/ }).getAttribute("value");
  await panel.getByLabel("Price list").selectOption(euro);
  await panel.getByLabel("Up").check();
  await panel.getByLabel("Percent").fill("0");
  await expect(panel.getByText("Write a number such as 12.5")).toBeVisible();
  await panel.getByLabel("Percent").fill("12.5");
  await expect(panel.getByRole("row").nth(1)).toBeVisible();
  await expectAccessible(manager);

  // The second batch is slow: its reader looks at other pages, and closes this one.
  let batches = 0;
  let letGo = () => {};
  await manager.route("**/admin/products/bulk", async (route) => {
    batches += 1;
    if (batches === 2) await new Promise<void>((done) => (letGo = done));
    await route.continue().catch(() => {});
  });
  await panel.getByRole("button", { name: /^Change \d+ prices of \d+ products$/ }).click();
  await expect(run(manager)).toContainText(`10 of ${all - 1} products`);
  await expect(run(manager).getByRole("progressbar")).toHaveAttribute("value", "10");
  await manager
    .getByRole("navigation", { name: "Desk" })
    .getByRole("link", { name: /^Orders/ })
    .click();
  await expect(manager.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  letGo();
  await expect(
    manager.getByRole("status").getByText(/The prices of \d+ products are changed, \+12.5% in/),
  ).toBeVisible();
  await manager.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Products" }).click();
  await expect(run(manager)).toContainText("are changed");
  expect((await productOf(shop, "Glass Carafe")).euro).toBe(Math.round(before.euro * 1.125));

  // Undone in halves: the page is left in the middle, and goes on where it was when its reader comes back.
  batches = 0;
  manager.on("dialog", (dialog) => void dialog.accept());
  await run(manager).getByRole("button", { name: "Undo" }).click();
  await expect(run(manager)).toContainText("10 of");
  await manager.reload();
  await awake(manager);
  await expect(run(manager)).toContainText("Stopped: 10 of");
  await expectAccessible(manager);
  await manager.unroute("**/admin/products/bulk");
  await run(manager)
    .getByRole("button", { name: /^Go on with \d+ products$/ })
    .click();
  await expect(run(manager)).toContainText(/Taken back for \d+ products/);
  await expect(run(manager)).not.toContainText("refused");
  expect((await productOf(shop, "Glass Carafe")).euro).toBe(before.euro);
});

test("products go into a collection at its end, and out again", async ({ staff, shop }) => {
  const { id } = await transact(shop.ctx, async (tx) => {
    const made = await createCollection(tx, { title: "For the bench" });
    if (!made.ok) throw new Error(made.code);
    return made.value;
  });
  const inside = async () => {
    const { rows } = await shop.database.pool.query(
      "SELECT p.title FROM collection_products c JOIN products p ON p.id = c.product_id WHERE c.collection_id = $1 ORDER BY c.position",
      [id],
    );
    return rows.map((one) => one.title);
  };
  const manager = await staff("manager");
  await visit(manager, "/admin/products");
  // A range: from the one, with Shift to the other.
  const titles = await list(manager).locator(".row-link").allTextContents();
  await choose(manager, titles[1]!).check();
  await choose(manager, titles[3]!).click({ modifiers: ["Shift"] });
  await expect(bar(manager)).toContainText("3 products chosen");
  await bar(manager).getByRole("button", { name: "Add to collection" }).click();
  const panel = manager.getByRole("dialog", { name: "Put into a collection" });
  await panel.getByLabel("Collection").selectOption("For the bench");
  await panel.getByRole("button", { name: "Put 3 products into it" }).click();
  await expect(run(manager)).toContainText("3 products are in “For the bench” now");
  expect(await inside()).toEqual(titles.slice(1, 4));
  await manager.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(
    manager.getByRole("status").getByText("3 products are out of “For the bench” again"),
  ).toBeVisible();
  expect(await inside()).toEqual([]);
});

test("by keyboard alone: rows are walked, chosen, looked at and edited in their place, and the edit taken back", async ({
  staff,
  shop,
}) => {
  const owner = await staff("owner");
  await visit(owner, "/admin/products?query=Carbon+Steel");
  const before = await productOf(shop, "Carbon Steel Kitchen Knife");
  const { keyboard } = owner;
  await keysAwake(owner);
  await keyboard.press("j");
  await expect(owner.getByRole("link", { name: "Carbon Steel Kitchen Knife" })).toBeFocused();
  await keyboard.press("x");
  await expect(choose(owner, "Carbon Steel Kitchen Knife")).toBeChecked();
  await keyboard.press("x");
  await expect(bar(owner)).toHaveCount(0);

  await keyboard.press("Space");
  const look = owner.getByRole("dialog", { name: "Carbon Steel Kitchen Knife" });
  await expect(look.getByRole("row", { name: /Only variant/ })).toContainText("€89.00");
  await expectAccessible(owner);
  await keyboard.press("Space");
  await expect(look).toBeHidden();
  await expect(owner.getByRole("link", { name: "Carbon Steel Kitchen Knife" })).toBeFocused();

  await keyboard.press("e");
  const price = owner.getByLabel("Price of Carbon Steel Kitchen Knife in EUR");
  await expect(owner.getByLabel("Title of Carbon Steel Kitchen Knife")).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(price).toBeFocused();
  await keyboard.press("Control+a");
  await keyboard.type("ninety");
  await keyboard.press("Enter");
  await expect(owner.getByText("Write a price such as 12.50.")).toBeVisible();
  await expectAccessible(owner);
  await keyboard.press("Control+a");
  await keyboard.type("91,50");
  await keyboard.press("Enter");
  await expect(row(owner, "Carbon Steel Kitchen Knife")).toContainText("€91.50");
  expect((await productOf(shop, "Carbon Steel Kitchen Knife")).euro).toBe(9_150);
  await expect(owner.getByRole("link", { name: "Carbon Steel Kitchen Knife" })).toBeFocused();
  await keyboard.press("z");
  await expect(owner.getByRole("status").getByText("Taken back")).toBeVisible();
  await expect(row(owner, "Carbon Steel Kitchen Knife")).toContainText("€89.00");
  expect((await productOf(shop, "Carbon Steel Kitchen Knife")).euro).toBe(before.euro);

  // Escape gives up; what is refused stays as it was typed.
  await keyboard.press("j");
  await keyboard.press("e");
  await keyboard.press("Control+a");
  await keyboard.type("Something else");
  await keyboard.press("Escape");
  await expect(row(owner, "Carbon Steel Kitchen Knife")).toBeVisible();
  await keyboard.press("e");
  await keyboard.press("Control+a");
  await keyboard.type("Kitchen Knife");
  await shop.database.pool.query("UPDATE products SET version = version + 1 WHERE id = $1", [before.id]);
  await keyboard.press("Enter");
  await expect(owner.getByRole("alert").filter({ hasText: "Somebody changed this" })).toBeVisible();
  await expect(owner.getByLabel("Title of Carbon Steel Kitchen Knife")).toHaveValue("Kitchen Knife");
  await keyboard.press("Escape");
});

test("an undo is refused in clear words when somebody has changed it since", async ({ staff, shop }) => {
  const owner = await staff("owner");
  await openProduct(owner, "Garden Twine");
  await owner.getByLabel("Status", { exact: true }).selectOption("draft");
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  const notice = owner.getByRole("status").filter({ hasText: "Saved: it is a draft" });
  await expect(notice.getByRole("button", { name: "Undo" })).toBeVisible();
  // Its time stands still under a pointer.
  await notice.getByRole("button", { name: "Undo" }).hover();
  await expectAccessible(owner);
  await shop.database.pool.query("UPDATE products SET version = version + 1 WHERE title = 'Garden Twine'");
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect(
    owner.getByRole("status").getByText("Somebody has changed it since: nothing was taken back."),
  ).toBeVisible();
  expect(await statusOf(shop, "Garden Twine")).toBe("draft");
  // Journeys that come later in this shop buy it.
  await shop.database.pool.query(
    "UPDATE products SET version = version + 1, status = 'active' WHERE title = 'Garden Twine'",
  );
});

test("where a product was put is taken back, each collection in its old order; not once somebody has changed it", async ({
  staff,
  shop,
}) => {
  const { id: basket } = await productOf(shop, "Willow Basket");
  const collection = async (title: string, products: readonly string[]) =>
    transact(shop.ctx, async (tx) => {
      const { id } = must(await createCollection(tx, { title }));
      const { rows } = await shop.database.pool.query(
        "SELECT id, title FROM products WHERE title = ANY($1)",
        [products],
      );
      const ids = products.map((one) => rows.find((product) => product.title === one).id);
      must(await arrangeCollection(tx, id, ids));
      return id;
    });
  const baskets = await collection("Baskets", ["Garden Twine", "Willow Basket", "Glass Carafe"]);
  const gifts = await collection("Small gifts", ["Garden Twine"]);
  const places = async () => {
    const { rows } = await shop.database.pool.query(
      `SELECT c.collection_id AS id, p.title FROM collection_products c JOIN products p ON p.id = c.product_id
       WHERE c.collection_id = ANY($1) ORDER BY c.position`,
      [[baskets, gifts]],
    );
    const of = (id: string) => rows.filter((one) => one.id === id).map((one) => one.title);
    const categories = await shop.database.pool.query(
      "SELECT c.name FROM product_categories p JOIN categories c ON c.id = p.category_id WHERE p.product_id = $1 ORDER BY 1",
      [basket],
    );
    return { baskets: of(baskets), gifts: of(gifts), categories: categories.rows.map((one) => one.name) };
  };
  const before = await places();
  const manager = await staff("manager");
  await openProduct(manager, "Willow Basket");
  const form = manager.getByRole("region", { name: "Categories and collections" });
  const save = form.getByRole("button", { name: "Save categories and collections" });
  const told = manager.getByRole("status");
  const category = form.getByRole("group", { name: "Categories" }).getByRole("checkbox", { checked: false });
  const put = async () => {
    await form.getByLabel("Baskets", { exact: true }).uncheck();
    await form.getByLabel("Small gifts", { exact: true }).check();
    await category.first().check();
    await save.click();
    await expect(told.getByText("Saved")).toBeVisible();
    // The page has been read again.
    await expect(form.getByLabel("Baskets", { exact: true })).not.toBeChecked();
    await expect(save).toBeDisabled();
  };
  await put();
  const after = await places();
  expect(after).toMatchObject({
    baskets: ["Garden Twine", "Glass Carafe"],
    gifts: ["Garden Twine", "Willow Basket"],
  });
  expect(after.categories).toHaveLength(before.categories.length + 1);
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(told.getByText("Taken back")).toBeVisible();
  expect(await places()).toEqual(before);
  await expect(form.getByLabel("Baskets", { exact: true })).toBeChecked();

  await put();
  await transact(shop.ctx, (tx) => takeFromCollection(tx, gifts, [basket]));
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(told.getByText("Somebody has changed it since: nothing was taken back.")).toBeVisible();
  expect(await places()).toEqual({ ...after, gifts: ["Garden Twine"] });
});

test("a coupon that was ended by mistake works again", async ({ staff, consoles }) => {
  // A trial of the code that is under way when the coupon comes into being is told that the code is taken.
  consoles.expected.push(/status of 409 .*\/admin\/coupons\/preview/);
  const manager = await staff("manager");
  await visit(manager, "/admin/coupons/new");
  await manager.getByLabel("Code").fill("LANTERN");
  await manager.getByLabel("Name", { exact: true }).fill("Lantern week");
  await manager.getByRole("button", { name: /^Offer/ }).click();
  await expect(manager.getByRole("heading", { level: 1, name: "LANTERN" })).toBeVisible();
  await manager.getByRole("button", { name: "End coupon" }).click();
  await manager.getByRole("button", { name: "End LANTERN" }).click();
  await expect(manager.getByText("Archived")).toBeVisible();
  await manager.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(manager.getByRole("status").getByText("LANTERN works again")).toBeVisible();
  await expect(manager.getByRole("main").getByText("Active")).toBeVisible();
});

test("columns are chosen, kept as a view and sent as a link; nobody is shown what they may not see", async ({
  staff,
}) => {
  const [owner, warehouse] = [await staff("owner"), await staff("warehouse")];
  await visit(owner, "/admin/products");
  const heads = (desk: Page) => list(desk).getByRole("columnheader").allTextContents();
  expect(await heads(owner)).toEqual(expect.arrayContaining(["Vendor", "Price", "Status"]));
  await owner.locator("summary").filter({ hasText: "Columns" }).click();
  await owner.getByRole("checkbox", { name: "Vendor" }).uncheck();
  await owner.getByRole("checkbox", { name: "Changed" }).uncheck();
  await owner.getByRole("checkbox", { name: "Type" }).check();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Show these" }).click();
  await expect(list(owner).getByRole("columnheader", { name: "Type" })).toBeVisible();
  expect(await heads(owner)).not.toContain("Vendor");
  expect((await list(owner).innerHTML()).includes("Mosel")).toBe(false);

  await owner.getByRole("button", { name: "Keep this view" }).click();
  const panel = owner.getByRole("dialog", { name: "Keep this view" });
  await panel.getByLabel("Name").fill("By type");
  await panel.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(panel).toBeHidden();
  await visit(owner, "/admin/products");
  await owner.getByRole("link", { name: "By type" }).click();
  await expect(list(owner).getByRole("columnheader", { name: "Type" })).toBeVisible();
  const address = new URL(owner.url());
  await visit(warehouse, `${address.pathname}${address.search}`);
  expect(await heads(warehouse)).not.toContain("Price");
  await expect(warehouse.getByRole("main")).not.toContainText("€");
  await expect(warehouse.getByLabel("Choose all on this page")).toHaveCount(0);
});

test("an order is looked at beside the list; packing lists of many are on a sheet each; the list is a file", async ({
  staff,
  shop,
}) => {
  const { email } = someone();
  const first = await paidOrder(shop, email, { "STO-MUG-OAT": 2 });
  const second = await paidOrder(shop, email, { "BEE-CAN": 1 });
  const warehouse = await staff("warehouse");
  await visit(warehouse, "/admin/orders");
  await keysAwake(warehouse);
  await warehouse.getByRole("link", { name: second.label }).focus();
  await warehouse.keyboard.press("Space");
  const look = warehouse.getByRole("dialog", { name: second.label });
  await expect(look).toContainText("Beeswax Candle");
  await expect(look).not.toContainText("€");
  await warehouse.keyboard.press("j");
  await expect(warehouse.getByRole("dialog", { name: first.label })).toContainText("Stoneware Mug");
  await expectAccessible(warehouse);
  await warehouse.keyboard.press("Escape");
  await expect(warehouse.getByRole("link", { name: first.label })).toBeFocused();

  for (const { label } of [first, second]) await warehouse.getByLabel(`Choose ${label}`).check();
  await expectAccessible(warehouse);
  const paper = warehouse.context().waitForEvent("page");
  await warehouse.getByRole("link", { name: "Print packing lists" }).click();
  const sheets = await paper;
  await expect(sheets.getByRole("heading", { name: `Packing list ${first.label}` })).toBeVisible();
  await expect(sheets.getByRole("heading", { name: `Packing list ${second.label}` })).toBeVisible();
  await expect(sheets.getByRole("main")).not.toContainText("€");
  await expectAccessible(sheets);
  await expect(warehouse.getByRole("link", { name: "Save as CSV" })).toHaveCount(0);

  const owner = await staff("owner");
  await visit(owner, "/admin/orders?columns=to,email");
  const heads = await owner.getByRole("columnheader").allTextContents();
  expect(heads.map((head) => head.trim())).toEqual(["Choose all on this page", "Order", "Look", "To"]);
  await visit(owner, `/admin/orders?q=${encodeURIComponent(email)}`);
  const address = await owner.getByRole("link", { name: "Save as CSV" }).getAttribute("href");
  const file = await (await owner.request.get(address!)).text();
  expect(file.split("\n").filter(Boolean)).toHaveLength(3);
  expect(file).toContain(`${second.label},`);
  expect(file).toContain(email);
});

test("orders are shipped together on a phone in the warehouse, and have arrived together; who may not ship only prints", async ({
  staff,
  shop,
}) => {
  const { email } = someone();
  const first = await paidOrder(shop, email, { "STO-MUG-OAT": 2 });
  const second = await paidOrder(shop, email, { "BEE-CAN": 1 });
  const third = await paidOrder(shop, email, { "GLA-CAR": 1 });
  const phone = await staff("warehouse");
  await phone.setViewportSize({ width: 390, height: 844 });
  await visit(phone, "/admin/orders?fulfilment=to_ship");
  const rows = phone.getByRole("table", { name: "Orders" });
  const chooseEach = async (labels: readonly string[]) => {
    for (const label of labels) await phone.getByLabel(`Choose ${label}`).check();
  };
  await chooseEach([first.label, second.label, third.label]);
  await expectNoSideways(phone, "the bar of chosen orders");
  const acts = [
    bar(phone).getByRole("link", { name: "Print packing lists in a new tab" }),
    bar(phone).getByRole("button", { name: "Ship", exact: true }),
    bar(phone).getByRole("button", { name: "Mark as delivered" }),
  ];
  const rowsOfActs = async () => {
    const tops = await Promise.all(acts.map(async (act) => Math.round((await act.boundingBox())!.y)));
    return new Set(tops).size;
  };
  await expect.poll(rowsOfActs, { message: "the acts stand in one row" }).toBe(1);
  await expectAccessible(phone);

  // A colleague sends the third while these are chosen, and the answer to the call is waited for.
  const parcel = { carrier: null, tracking_number: null, tracking_url: null, notify: false };
  const lines = third.lines.map(({ id, quantity }) => ({ line_id: id, quantity }));
  expect(await shipOrder(shop.ctx, third.id, { ...parcel, lines })).toMatchObject({ ok: true });
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await phone.route("**/admin/orders/bulk", async (route) => {
    await held;
    await route.continue();
  });
  await acts[1]!.click();
  const panel = phone.getByRole("dialog", { name: "Ship 3 orders" });
  await expect(panel).toContainText("Each buyer is told by e-mail, so this cannot be undone.");
  await expectAccessible(phone);
  await panel.getByRole("button", { name: "Ship 3 orders" }).click();
  await expect(run(phone)).toContainText("Shipping: 0 of 3 orders");
  await expect(run(phone).getByRole("progressbar")).toBeVisible();
  letGo();
  await expect(run(phone)).toContainText("2 orders are shipped; 1 refused");
  await expect(run(phone).getByRole("listitem").filter({ hasText: third.label })).toContainText(
    "Nothing of it is left to ship.",
  );
  await expect(run(phone).getByRole("button", { name: "Undo" })).toHaveCount(0);
  for (const { label } of [first, second, third])
    await expect(rows.getByRole("link", { name: label })).toHaveCount(0);
  await expectAccessible(phone);
  await expectNoSideways(phone, "what became of each order");
  const sent = await ordersOf(shop, email);
  expect(sent.map(({ fulfilmentStatus }) => fulfilmentStatus)).toEqual(Array(3).fill("fulfilled"));
  expect(sent[0]!.shipments).toMatchObject([{ carrier: first.promise!.carrier, trackingNumber: null }]);
  for (const { label } of [first, second]) await mailTo(shop, email, `Your order ${label} is on its way`);

  await phone.unroute("**/admin/orders/bulk");
  await visit(phone, "/admin/orders");
  await chooseEach([first.label, second.label]);
  await bar(phone).getByRole("button", { name: "Mark as delivered" }).click();
  const arriving = phone.getByRole("dialog", { name: "Mark 2 orders as delivered" });
  await expect(arriving).toContainText("this cannot be undone");
  await arriving.getByRole("button", { name: "Mark 2 orders" }).click();
  await expect(run(phone)).toContainText("2 orders are marked as delivered");
  const come = (await ordersOf(shop, email)).map(({ shipments }) => shipments[0]!.deliveredAt !== null);
  expect(come).toEqual([true, true, false]);

  const support = await staff("support");
  await visit(support, "/admin/orders");
  await support.getByLabel(`Choose ${first.label}`).check();
  await expect(bar(support).getByRole("link", { name: "Print packing lists" })).toBeVisible();
  await expect(bar(support).getByRole("button")).toHaveText(["Clear"]);
  const owner = await staff("owner");
  await visit(owner, "/admin/audit?about=order");
  await expect(owner.getByRole("table").getByText("noted that a parcel arrived")).toHaveCount(2);
});

test("what was typed is asked after: by Escape, the button, a click beside, a link, the palette and the way back", async ({
  staff,
}) => {
  const owner = await staff("owner");
  await visit(owner, "/admin/products");
  await owner.getByRole("link", { name: "Willow Basket" }).click();
  await awake(owner);
  await owner.getByRole("button", { name: "Count" }).first().click();
  const panel = owner.getByRole("dialog", { name: /^Stock of/ });
  const asked = owner.getByRole("dialog", { name: "Close without saving?" });
  await owner.keyboard.press("Escape");
  await expect(panel, "nothing typed, nothing asked").toBeHidden();

  await owner.getByRole("button", { name: "Count" }).first().click();
  await panel.getByLabel("On the shelf now").fill("7");
  await owner.keyboard.press("Escape");
  await expect(asked).toBeVisible();
  await expectAccessible(owner);
  await owner.keyboard.press("Escape");
  await expect(asked).toBeHidden();
  await panel.getByRole("button", { name: "Close" }).click();
  await asked.getByRole("button", { name: "Stay here" }).click();
  await owner.mouse.click(200, 400);
  await expect(asked).toBeVisible();
  await asked.getByRole("button", { name: "Stay here" }).click();
  await expect(panel.getByLabel("On the shelf now")).toHaveValue("7");
  await owner.evaluate(() => window.history.back());
  await asked.getByRole("button", { name: "Stay here" }).click();
  await expect(panel.getByLabel("On the shelf now")).toHaveValue("7");
  await panel.getByRole("button", { name: "Close" }).click();
  await asked.getByRole("button", { name: "Close it" }).click();
  await expect(panel).toBeHidden();

  const leave = owner.getByRole("dialog", { name: "Leave without saving?" });
  await owner.getByRole("textbox", { name: "Vendor" }).fill("Loire");
  await owner.evaluate(() => window.history.back());
  await expect(leave).toBeVisible();
  await leave.getByRole("button", { name: "Stay here" }).click();
  await expect(owner.getByLabel("Vendor")).toHaveValue("Loire");
  await owner.keyboard.press("Control+k");
  await owner.getByRole("combobox", { name: "Find or do" }).fill("Coupons");
  await owner
    .getByRole("option", { name: /^Coupons/ })
    .first()
    .click();
  await leave.getByRole("button", { name: "Stay here" }).click();
  await owner
    .getByRole("navigation", { name: "Desk" })
    .getByRole("link", { name: /^Orders/ })
    .click();
  await leave.getByRole("button", { name: "Stay here" }).click();
  await owner.evaluate(() => window.history.back());
  await leave.getByRole("button", { name: "Leave it" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();
});

test("what is ticked, noted or chosen as a file is asked after as well", async ({ staff, shop }) => {
  const who = someone();
  const { id } = await transact(shop.ctx, (tx) => findOrCreateCustomer(tx, who));
  const order = await paidOrder(shop, who.email, { "GAR-TWI-NAT": 1 });
  const owner = await staff("owner");
  const leave = owner.getByRole("dialog", { name: "Leave without saving?" });
  const away = () =>
    owner
      .getByRole("navigation", { name: "Desk" })
      .getByRole("link", { name: /^Products/ })
      .click();
  const staysUnlessSure = async () => {
    await away();
    await leave.getByRole("button", { name: "Stay here" }).click();
  };
  const leaves = async () => {
    await away();
    await expect(owner.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();
  };

  await openProduct(owner, "Willow Basket");
  const box = owner.getByRole("group", { name: "Categories" }).getByRole("checkbox").first();
  const wasIn = await box.isChecked();
  await box.click();
  await staysUnlessSure();
  await expect(box).toBeChecked({ checked: !wasIn });
  await box.click();
  await leaves();

  for (const path of [`/admin/orders/${order.id}`, `/admin/customers/${id}`]) {
    await visit(owner, path);
    const note = owner.getByLabel("Write a note");
    await note.fill("Rings on Fridays");
    await staysUnlessSure();
    await expect(note).toHaveValue("Rings on Fridays");
    await owner.getByRole("button", { name: "Keep the note" }).click();
    await expect(owner.getByRole("listitem").filter({ hasText: "Rings on Fridays" })).toBeVisible();
    await leaves();
  }

  await visit(owner, "/admin/imports");
  const file = owner.getByLabel("Product file");
  await file.setInputFiles({
    name: "spring.csv",
    mimeType: "text/csv",
    buffer: csvOf([rowOf("a-spring-thing")]),
  });
  await staysUnlessSure();
  await owner.getByRole("button", { name: "Check the file" }).click();
  await expect(owner).toHaveURL(/\/admin\/imports\/[0-9a-f-]+$/);
  await leaves();
});

test("products are narrowed by chips that stand in the address, are kept as a view and stay while columns are chosen", async ({
  staff,
  shop,
}) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/products");
  const chips = desk.getByRole("list", { name: "Filters that are on" });
  const narrow = async (label: string, to: string) => {
    await desk.locator("summary").filter({ hasText: "Filter" }).click();
    await desk.getByRole("combobox", { name: label }).selectOption(to);
    await desk.getByRole("button", { name: "Show", exact: true }).click();
  };
  const { rows } = await shop.database.pool.query(
    `SELECT c.id, c.name, array_agg(x.product_id) AS products
     FROM categories c JOIN product_categories x ON x.category_id = c.id
     WHERE NOT EXISTS (SELECT FROM categories d WHERE d.parent_id = c.id)
     GROUP BY c.id ORDER BY count(*) DESC, c.id LIMIT 1`,
  );
  const { id, name, products } = rows[0] as { id: string; name: string; products: string[] };
  const vendor = "Ashdown & Sons";
  // Some of it, and something elsewhere, are of one vendor.
  await shop.database.pool.query(
    `UPDATE products SET vendor = $1 WHERE id = $2 OR id = (
       SELECT product_id FROM product_categories WHERE category_id <> $3 AND NOT product_id = ANY ($4)
       ORDER BY product_id LIMIT 1)`,
    [vendor, products[0], id, products],
  );
  await desk.reload();
  await desk.locator("summary").filter({ hasText: "Filter" }).click();
  await expectAccessible(desk);
  await desk.keyboard.press("Escape");
  await narrow("Category", id);
  await expect(chips.getByRole("link", { name: `in ${name}` })).toBeVisible();
  await narrow("Vendor", vendor);
  await expect(chips.getByRole("link")).toHaveCount(2);
  await expect(list(desk).getByRole("row")).toHaveCount(2);
  await expectAccessible(desk);

  await desk.getByRole("button", { name: "Keep this view" }).click();
  const panel = desk.getByRole("dialog", { name: "Keep this view" });
  await panel.getByLabel("Name").fill("Theirs");
  await panel.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(desk.getByRole("link", { name: "Theirs" })).toHaveAttribute("aria-current", "page");

  await desk.locator("summary").filter({ hasText: "Columns" }).click();
  await desk.getByRole("checkbox", { name: "Type" }).check();
  await desk.getByRole("button", { name: "Show these" }).click();
  await expect(list(desk).getByRole("columnheader", { name: "Type" })).toBeVisible();
  await expect(chips.getByRole("link")).toHaveCount(2);
  await chips.getByRole("link", { name: `in ${name}` }).click();
  await expect(chips.getByRole("link")).toHaveCount(1);
  await expect(list(desk).getByRole("columnheader", { name: "Type" })).toBeVisible();
  await visit(desk, "/admin/products?stock=sold_out&market=nowhere&category=x");
  await expect(chips.getByRole("link")).toHaveText([/^Sold out/, /^sold in a market that is gone/]);
  await expect(desk.getByText("No product fits.")).toBeVisible();
});

test("mails that failed are sent again together, with what became of each; those who may not send see no boxes", async ({
  staff,
  shop,
}) => {
  const buyers = [someone(), someone(), someone()];
  for (const { email } of buyers) await paidOrder(shop, email, { "GLA-CAR": 1 });
  const messageOf = async (email: string) =>
    (await shop.database.pool.query("SELECT id, state, attempts FROM messages WHERE recipient = $1", [email]))
      .rows[0] as { id: string; state: string; attempts: number } | undefined;
  for (const { email } of buyers) await expect.poll(async () => (await messageOf(email))?.state).toBe("sent");
  const [first, second, third] = buyers.map(({ email }) => email) as [string, string, string];
  await shop.database.pool.query("UPDATE messages SET state = 'failed' WHERE recipient = ANY ($1)", [
    [first, second],
  ]);

  const desk = await staff("support");
  await visit(desk, "/admin/messages");
  await desk.locator("summary").filter({ hasText: "Filter" }).click();
  await desk.getByLabel("Kind", { exact: true }).selectOption("order_confirmed");
  await desk.getByRole("button", { name: "Show", exact: true }).click();
  await expect(
    desk.getByRole("list", { name: "Filters that are on" }).getByRole("link", { name: "Order confirmation" }),
  ).toBeVisible();
  for (const email of [first, second, third])
    await desk.getByLabel(`Choose Order confirmation, ${email}`).check();
  await expectAccessible(desk);
  // The third was sent all the same, and the second is on its way by a colleague since the list was read.
  await shop.database.pool.query("UPDATE messages SET state = 'queued' WHERE recipient = $1", [second]);
  await bar(desk).getByRole("button", { name: "Send again" }).click();
  await desk
    .getByRole("dialog", { name: "Send 3 e-mails again" })
    .getByRole("button", { name: "Send 3" })
    .click();
  await expect(run(desk)).toContainText("1 e-mail is on its way; 2 refused");
  await expect(run(desk).getByRole("listitem").filter({ hasText: second })).toContainText(
    "on its way already",
  );
  await expect(run(desk).getByRole("listitem").filter({ hasText: third })).toContainText(
    "It was sent before",
  );
  await expectAccessible(desk);
  await expect.poll(async () => await messageOf(first)).toMatchObject({ state: "sent", attempts: 2 });
  expect(await messageOf(third)).toMatchObject({ state: "sent", attempts: 1 });
  // Of products nothing goes on.
  await visit(desk, "/admin/products");
  await expect(run(desk)).toHaveCount(0);
  await shop.database.pool.query("UPDATE messages SET state = 'sent' WHERE recipient = $1", [second]);
});

test("coupons and messages have columns and views of one's own", async ({ staff, shop, consoles }) => {
  consoles.expected.push(/status of 409 .*\/admin\/coupons\/preview/);
  const { email } = someone();
  await paidOrder(shop, email, { "GLA-CAR": 1 });
  const desk = await staff("owner");
  await visit(desk, "/admin/coupons/new");
  await desk.getByLabel("Code").fill("COLUMNS");
  await desk.getByLabel("Name", { exact: true }).fill("For its columns");
  await desk.getByRole("button", { name: /^Offer/ }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "COLUMNS" })).toBeVisible();
  await expect
    .poll(async () => {
      const { rowCount } = await shop.database.pool.query("SELECT FROM messages WHERE recipient = $1", [
        email,
      ]);
      return rowCount;
    })
    .toBe(1);
  for (const [path, off, on] of [
    ["/admin/coupons", "Used", "Until"],
    ["/admin/messages", "Created", "Attempts"],
  ] as const) {
    await visit(desk, path);
    await desk.locator("summary").filter({ hasText: "Columns" }).click();
    await desk.getByRole("checkbox", { name: off, exact: true }).uncheck();
    await desk.getByRole("checkbox", { name: on, exact: true }).check();
    await desk.getByRole("button", { name: "Show these" }).click();
    await expect(desk.getByRole("columnheader", { name: on })).toBeVisible();
    await expect(desk.getByRole("columnheader", { name: off })).toHaveCount(0);
    await desk.getByRole("button", { name: "Keep this view" }).click();
    const panel = desk.getByRole("dialog", { name: "Keep this view" });
    await panel.getByLabel("Name").fill("Mine");
    await panel.getByRole("button", { name: "Keep", exact: true }).click();
    await expect(desk.getByRole("link", { name: "Mine" })).toHaveAttribute("aria-current", "page");
    await expectAccessible(desk);
  }
});

test("coupons are narrowed by what they give and where they are, each a chip to take off", async ({
  staff,
}) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/coupons?q=wel");
  const chips = desk.getByRole("list", { name: "Filters that are on" });
  await expect(chips.getByRole("link")).toHaveText([/^“wel”/]);
  await desk.locator("summary").filter({ hasText: "Filter" }).click();
  await desk.getByLabel("What it gives").selectOption("A percentage");
  await desk.getByRole("combobox", { name: "Status" }).selectOption("Active");
  await desk.getByRole("button", { name: "Show", exact: true }).click();
  await expect(chips.getByRole("link")).toHaveText([/^“wel”/, /^A percentage/, /^Active/]);
  await expect(desk.getByRole("row", { name: /WELCOME10/ })).toBeVisible();
  await expectAccessible(desk);
  await visit(desk, "/admin/coupons?q=wel&kind=free_delivery");
  await expect(desk.getByText("No coupon fits.")).toBeVisible();
  await chips.getByRole("link", { name: /^Free delivery/ }).click();
  await expect(desk.getByRole("row", { name: /WELCOME10/ })).toBeVisible();
});

test("customers are narrowed by who has ordered since, and by language", async ({ staff }) => {
  const desk = await staff("support");
  await visit(desk, "/admin/customers?ordered=2199-01-01");
  await expect(desk.getByText("Nobody fits.")).toBeVisible();
  const chips = desk.getByRole("list", { name: "Filters that are on" });
  await chips.getByRole("link", { name: "ordered since 1 Jan" }).click();
  await expect(chips).toHaveCount(0);
  await desk.locator("summary").filter({ hasText: "Filter" }).click();
  await desk.getByLabel("Language").selectOption({ index: 1 });
  await desk.getByRole("button", { name: "Show", exact: true }).click();
  await expect(chips.getByRole("link")).toHaveCount(1);
  await expectAccessible(desk);
});
