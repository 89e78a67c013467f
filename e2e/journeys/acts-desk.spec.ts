import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { createStaff, ensureDemoStaff, staffCookieName, staffSecurity, startStaffSession } from "@/lib/auth";
import { findOrCreateCustomer } from "@/lib/customers";
import { csvOf, rowOf } from "@/lib/imports/csv-story";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import {
  announcementSetting,
  identitySetting,
  mailSetting,
  maintenanceSetting,
  settingNow,
  voicesSetting,
} from "@/lib/shop";
import { must } from "@/tests/must";
import { linkIn, mailTo, ordersOf, stockOf } from "../books";
import { toPack } from "../desk";
import { expect, type JourneyShop, test } from "../fixtures";
import { ways } from "../hands";
import { paidOrder } from "../ordering";
import { awake, someone, visit } from "../shopping";

/** Of this there is plenty: what is ordered here is missed nowhere. */
const PLENTY = "GAR-TWI-NAT";
/** As many rows as a page of orders has. */
const ROWS = 50;

/** A word that nothing else in the shop has. */
const word = () => randomBytes(4).toString("hex");
const heading = (desk: Page, name: string | RegExp) => desk.getByRole("heading", { level: 1, name });
const said = (desk: Page, words: string | RegExp) => desk.getByRole("status").getByText(words);
const button = (scope: Page | Locator, name: string | RegExp) =>
  scope.getByRole("button", { name, exact: true });
const field = (scope: Page | Locator, label: string) => scope.getByLabel(label, { exact: true });

/** The first row that a question to the database is answered with. */
async function row(shop: JourneyShop, question: string, ...of: readonly unknown[]) {
  return (await shop.database.pool.query(question, [...of])).rows[0];
}

/** Whether a page of the shop says this now. */
const says = (desk: Page, path: string, words: string) => async () =>
  (await (await desk.request.get(path)).text()).includes(words);

/** Whoever has done something is somewhere on the page, though what they pressed has gone with it. */
const expectPlace = (desk: Page) => expect(desk.locator(":focus")).toHaveCount(1);

for (const way of ways)
  test.describe(way.name, () => {
    /** The hands of somebody who has this page on a screen so wide. */
    const handsOn = async (desk: Page) => {
      await desk.setViewportSize(way.viewport);
      return way.hands(desk);
    };

    /** What is typed above a list is looked for; on a phone by its keyboard alone. */
    async function find(desk: Page): Promise<void> {
      const it = button(desk.getByRole("main"), "Find");
      if (way.viewport.width >= 640) return (await handsOn(desk)).press(it);
      await desk.keyboard.press("Enter");
    }

    /** A line below a field that keeps the focus. */
    async function take(line: Locator): Promise<void> {
      await expect(line).toBeVisible();
      if (way.name.startsWith("by mouse")) return line.click();
      const { keyboard } = line.page();
      for (let steps = 0; steps < 40 && (await line.getAttribute("aria-selected")) !== "true"; steps += 1)
        await keyboard.press("ArrowDown");
      await expect(line).toHaveAttribute("aria-selected", "true");
      await keyboard.press("Enter");
    }

    test("the door opens and closes; a number leads to its rows; an order is found from anywhere", async ({
      another,
      shop,
    }) => {
      const order = await paidOrder(shop, someone().email, { [PLENTY]: 1 });
      const owner = (await ensureDemoStaff(shop.ctx)).find(({ role }) => role === "owner")!;
      const desk = await another();
      const { press, type } = await handsOn(desk);
      await visit(desk, "/admin/sign-in");
      await type(desk.getByLabel("E-mail address"), owner.email);
      await type(desk.getByLabel("Password"), owner.password);
      await press(button(desk, "Sign in"));
      await expect(desk).toHaveURL(/\/admin$/);
      await awake(desk);

      const figure = desk.getByRole("main").getByRole("listitem").filter({ hasText: "Orders today" }).first();
      const number = figure.getByRole("link").first();
      const today = Number(await number.textContent());
      await press(number);
      await expect(heading(desk, "Orders")).toBeVisible();
      await expect(desk.locator("tbody tr")).toHaveCount(Math.min(today, ROWS));
      await expect(desk.locator("tbody tr").filter({ hasText: order.label })).toBeVisible();

      await visit(desk, "/admin");
      await press(button(desk, /^(Find|Search)/));
      const palette = desk.getByRole("dialog", { name: "Find or do" });
      await type(palette.getByRole("combobox"), order.label);
      await take(palette.getByRole("option", { name: new RegExp(`^${order.label}`) }));
      await expect(heading(desk, order.label)).toBeVisible();

      if (way.viewport.width < 1_024) await press(button(desk, "Menu"));
      await press(button(desk, "Sign out"));
      await expect(desk).toHaveURL(/\/admin\/sign-in$/);
      await desk.goto("/admin/orders");
      await expect(desk).toHaveURL(/\/admin\/sign-in\?next=/);
    });

    test("an order is noted, refunded in part and shipped; one is cancelled; one is packed from the queue", async ({
      staff,
      shop,
    }) => {
      const { email } = someone();
      const order = await paidOrder(shop, email, { [PLENTY]: 2 });
      const desk = await staff("owner");
      const { press, type } = await handsOn(desk);

      await visit(desk, "/admin/orders");
      await type(desk.getByRole("searchbox", { name: "Number, name or e-mail" }), order.label);
      await find(desk);
      await expect(desk.locator("tbody tr")).toHaveCount(1);
      await press(desk.getByRole("link", { name: order.label, exact: true }));
      await expect(heading(desk, order.label)).toBeVisible();

      await type(desk.getByLabel("Write a note"), "Rang: leave it with the neighbour");
      await press(button(desk, "Keep the note"));
      const happened = desk.getByRole("region", { name: "Timeline" });
      await expect(happened.getByRole("listitem").filter({ hasText: "with the neighbour" })).toBeVisible();
      expect(await row(shop, "SELECT text FROM order_notes WHERE order_id = $1", order.id)).toEqual({
        text: "Rang: leave it with the neighbour",
      });

      const refund = desk.getByRole("button", { name: "Refund" });
      await press(refund);
      const refunding = desk.getByRole("dialog", { name: `Refund ${order.label}` });
      await type(refunding.getByLabel("Amount in EUR"), "2.50");
      await type(refunding.getByLabel("Reason"), "A knot in it");
      await press(button(refunding, "Review the refund"));
      await press(button(refunding, "Refund €2.50"));
      await expect(refunding).toBeHidden();
      await expect(refund).toBeFocused();
      await mailTo(shop, email, `€2.50 of your order ${order.label} is on its way back`);
      await expect
        .poll(async () => (await ordersOf(shop, email))[0])
        .toMatchObject({ paymentStatus: "partly_refunded", refunded: 250 });

      await press(desk.getByRole("button", { name: "Ship" }));
      const shipping = desk.getByRole("dialog", { name: `Ship ${order.label}` });
      await type(shipping.getByLabel("Tracking number"), "JD0146000009");
      await press(button(shipping, "Ship 2 units"));
      await expect(shipping).toBeHidden();
      await expect(desk.getByRole("region", { name: "Parcels" })).toContainText("JD0146000009");
      await expectPlace(desk);
      await mailTo(shop, email, `Your order ${order.label} is on its way`);
      expect((await ordersOf(shop, email))[0]).toMatchObject({
        fulfilmentStatus: "fulfilled",
        shipments: [{ trackingNumber: "JD0146000009" }],
      });
      await press(button(desk, "It has arrived"));
      await expect(desk.getByRole("main").getByText("Arrived", { exact: true })).toBeVisible();
      await expectPlace(desk);
      await mailTo(shop, email, `Your order ${order.label} has arrived`);

      const other = someone();
      const before = await stockOf(shop, PLENTY);
      const unwanted = await paidOrder(shop, other.email, { [PLENTY]: 1 });
      await visit(desk, `/admin/orders/${unwanted.id}`);
      await press(desk.getByRole("button", { name: "Cancel order" }));
      const canceling = desk.getByRole("dialog", { name: `Cancel ${unwanted.label}` });
      await type(canceling.getByLabel("Reason"), "Bought elsewhere");
      await press(button(canceling, "See what goes back"));
      await press(button(canceling, /^Cancel the order and refund €/));
      await expect(canceling).toBeHidden();
      await expect(desk.getByRole("button", { name: "Cancel order" })).toHaveCount(0);
      await expectPlace(desk);
      await mailTo(shop, other.email, `Your order ${unwanted.label} is cancelled`);
      expect((await ordersOf(shop, other.email))[0]).toMatchObject({ state: "canceled" });
      expect(await stockOf(shop, PLENTY)).toEqual(before);

      const last = someone();
      const waiting = await paidOrder(shop, last.email, { [PLENTY]: 1 });
      const card = await toPack(desk, waiting.label, press);
      await expect(card.getByRole("heading", { name: waiting.label })).toBeFocused();
      await press(card.getByRole("checkbox", { name: /^Garden Twine/ }));
      await type(card.getByLabel("Tracking number"), "JD0146000010");
      await press(button(card, "Ship 1 unit"));
      await expect(said(desk, `${waiting.label}: 1 unit shipped`)).toBeVisible();
      await expect(card).toHaveCount(0);
      await expectPlace(desk);
      await mailTo(shop, last.email, `Your order ${waiting.label} is on its way`);
      expect((await ordersOf(shop, last.email))[0]).toMatchObject({
        fulfilmentStatus: "fulfilled",
        shipments: [{ trackingNumber: "JD0146000010" }],
      });
    });

    test("a product is made, renamed, priced, counted, sold, and taken off sale", async ({ staff, shop }) => {
      const name = `Spoon ${word()}`;
      const title = `Oak ${name}`;
      const desk = await staff("owner");
      const { press, type, pick } = await handsOn(desk);
      const known = () =>
        row(
          shop,
          `SELECT p.status, p.title, sum(s.on_hand)::int AS stock FROM products p JOIN variants v ON v.product_id = p.id
             LEFT JOIN stock_levels s ON s.variant_id = v.id WHERE p.title IN ($1, $2) GROUP BY p.id`,
          name,
          title,
        );

      await visit(desk, "/admin/products");
      await press(desk.getByRole("link", { name: "New product" }));
      await expect(heading(desk, "New product")).toBeVisible();
      await type(field(desk, "Title"), name);
      await type(field(desk, "Price in EUR"), "12.50");
      await type(field(desk, "Price in USD"), "13");
      await type(field(desk, "On hand"), "3");
      await press(button(desk, "Make the draft"));
      await expect(heading(desk, name)).toBeVisible();
      expect(await known()).toEqual({ status: "draft", title: name, stock: 3 });

      const details = desk.getByRole("region", { name: "Details" });
      await type(field(details, "Title"), title);
      await press(button(details, "Save"));
      await expect(heading(desk, title)).toBeVisible();

      const variants = desk.getByRole("region", { name: "Variants" });
      // On a phone the fields of a price come once they are asked for.
      if (way.viewport.width < 640)
        await press(variants.getByRole("button", { name: /change the prices of/ }));
      await type(field(variants, "Price in EUR, only variant"), "13.90");
      await press(button(variants, "Save prices"));
      await expect(button(variants, "Save prices")).toBeDisabled();
      await expect(field(variants, "Price in EUR, only variant")).toHaveValue("13.90");

      const count = button(variants, /^Count /);
      await press(count);
      const counting = desk.getByRole("dialog", { name: /^Stock of/ });
      await type(counting.getByLabel("On the shelf now"), "7");
      await pick(counting.getByLabel("Why"), "Delivery received");
      await press(button(counting, "Set to 7"));
      await expect(counting).toBeHidden();
      await expect(count).toBeFocused();
      expect(await known()).toEqual({ status: "draft", title, stock: 7 });

      await pick(details.getByLabel("Status"), "Active");
      await press(details.getByLabel("Web shop"));
      await press(button(details, "Save"));
      await expect(said(desk, "Saved: it is active")).toBeVisible();
      await expect(desk.getByRole("link", { name: "See it in the shop" })).toBeVisible();
      const { handle } = await row(shop, "SELECT handle FROM products WHERE title = $1", title);
      await expect.poll(says(desk, `/p/${handle}`, "13.90")).toBe(true);

      await pick(details.getByLabel("Status"), "Archived");
      await press(button(details, "Save"));
      await expect(said(desk, "Saved: it is archived")).toBeVisible();
      await expect.poll(async () => (await desk.request.get(`/p/${handle}`)).status()).toBe(404);
      expect(await known()).toMatchObject({ status: "archived" });
    });

    test("a file of products is tried, then comes in; what runs out leads to its product", async ({
      staff,
      shop,
    }) => {
      const handle = `besom-${word()}`;
      const desk = await staff("owner");
      const { press } = await handsOn(desk);
      const known = () => row(shop, "SELECT title, status FROM products WHERE handle = $1", handle);

      await visit(desk, "/admin/imports");
      const choosing = desk.waitForEvent("filechooser");
      await press(desk.getByLabel("Product file"));
      const buffer = csvOf([rowOf(handle, { Title: "A besom", Status: "draft" })]);
      await (await choosing).setFiles({ name: `${handle}.csv`, mimeType: "text/csv", buffer });
      await press(button(desk, "Check the file"));
      await expect(heading(desk, `${handle}.csv`)).toBeVisible();
      await expect(desk.getByRole("region", { name: "What would come in" })).toContainText("1 new");
      expect(await known()).toBeUndefined();
      await press(desk.getByRole("button", { name: "Import it now" }));
      await press(button(desk.getByRole("dialog", { name: `Import ${handle}.csv` }), "Import it"));
      await expect(desk.getByRole("region", { name: "What came in" })).toContainText("1 new");
      expect(await known()).toEqual({ title: "A besom", status: "draft" });

      await visit(desk, "/admin/low-stock");
      const first = desk.locator(".row-link").first();
      const title = (await first.textContent())!;
      await press(first);
      await expect(heading(desk, title)).toBeVisible();
    });

    test("a category, a collection and a coupon are made, and taken away again", async ({ staff, shop }) => {
      const desk = await staff("owner");
      const { press, type } = await handsOn(desk);
      const panel = desk.getByRole("dialog");

      const category = `Candlelight ${word()}`;
      await visit(desk, "/admin/categories");
      const create = button(desk, /^New category/);
      await press(create);
      await type(field(panel, "Name"), category);
      await type(panel.getByLabel("Description"), "For evenings without a switch.");
      await press(button(panel, "Make the category"));
      await expect(panel).toBeHidden();
      await expect(create).toBeFocused();
      const gone = () =>
        row(shop, "SELECT archived_at IS NOT NULL AS gone FROM categories WHERE name = $1", category);
      expect(await gone()).toEqual({ gone: false });
      const back = button(desk, `Bring it back ${category}`);
      const takeAway = async () => {
        await press(button(desk, `Edit ${category}`));
        await press(button(panel, /^Take it out of the shop/));
        await press(button(panel, "Take it away"));
        await expect(panel).toBeHidden();
        await expect(back).toBeVisible();
        await expectPlace(desk);
        expect(await gone()).toEqual({ gone: true });
      };
      await takeAway();
      await press(back);
      await expect(button(desk, `Edit ${category}`)).toBeVisible();
      await expectPlace(desk);
      expect(await gone()).toEqual({ gone: false });
      await takeAway();

      const collection = `Evenings ${word()}`;
      await visit(desk, "/admin/collections");
      await press(desk.getByRole("link", { name: "New collection" }));
      await expect(heading(desk, "New collection")).toBeVisible();
      await type(field(desk, "Title"), collection);
      await press(button(desk, "Make the collection"));
      await expect(heading(desk, collection)).toBeVisible();
      const products = desk.getByRole("region", { name: "Products" });
      for (const title of ["Beeswax Candle", "Wool Throw"]) {
        await type(products.getByRole("combobox", { name: "Add a product" }), title);
        await take(desk.getByRole("option", { name: new RegExp(title) }));
        await expect(products.getByRole("listitem").filter({ hasText: title })).toBeVisible();
      }
      await press(button(products, "Move Wool Throw earlier"));
      await press(button(products, "Save the order"));
      await expect(said(desk, "Saved")).toBeVisible();
      const { rows } = await shop.database.pool.query(
        `SELECT p.title FROM collection_products c JOIN products p ON p.id = c.product_id
           JOIN collections o ON o.id = c.collection_id WHERE o.title = $1 ORDER BY c.position`,
        [collection],
      );
      expect(rows).toEqual([{ title: "Wool Throw" }, { title: "Beeswax Candle" }]);
      await press(button(desk, "Take it away"));
      await press(button(panel, "Take it away"));
      await expect(panel).toBeHidden();
      await expect(button(desk, /^Bring it back/)).toBeVisible();
      await expectPlace(desk);

      const code = `HAND${word().toUpperCase()}`;
      await visit(desk, "/admin/coupons");
      await press(desk.getByRole("link", { name: "New coupon" }));
      await expect(heading(desk, "New coupon")).toBeVisible();
      await type(field(desk, "Code"), code);
      await type(field(desk, "Name"), "For the hands");
      await press(desk.getByRole("radio", { name: "A fixed amount" }));
      await type(field(desk, "Amount in EUR"), "5");
      const preview = desk.getByRole("region", { name: "On a sample cart" });
      await expect(preview.getByRole("status")).toContainText("The buyer pays €5.00 less");
      await press(button(desk, "Offer the coupon"));
      await expect(heading(desk, code)).toBeVisible();
      const shopper = shop.visitor();
      await shopper.add("GLA-CAR", 1);
      const taken = await shopper.codes(code);
      expect(taken.body.totals.find(({ type }) => type === "subtotal")?.amount).toBe(3_800);
      expect(JSON.stringify(taken.body.totals)).toContain("-500");
      // What the page asks of a coupon is answered before it has ended.
      await expect(preview.getByRole("status")).toContainText("The buyer pays €5.00 less");
      await press(button(desk, "End coupon"));
      await press(button(panel, `End ${code}`));
      await expect(panel).toBeHidden();
      await expect(desk.getByRole("main").getByText("Archived", { exact: true })).toBeVisible();
      await expectPlace(desk);
      const ended = "SELECT archived_at IS NOT NULL AS ended FROM coupons WHERE code = $1";
      expect(await row(shop, ended, code)).toEqual({ ended: true });
    });

    test("a customer is found and noted; a mail is sent again; a letter has its answer", async ({
      staff,
      shop,
    }) => {
      const who = someone({ firstName: "Odalys", lastName: `Zephyrine ${word()}` });
      const { id } = await transact(shop.ctx, (tx) => findOrCreateCustomer(tx, who));
      const order = await paidOrder(shop, who.email, { [PLENTY]: 1 });
      const confirmed = `Your order ${order.label} is confirmed`;
      await mailTo(shop, who.email, confirmed);
      const desk = await staff("owner");
      const { press, type } = await handsOn(desk);

      await visit(desk, "/admin/customers");
      await type(desk.getByRole("searchbox", { name: "Name or e-mail" }), who.lastName);
      await find(desk);
      await expect(desk.locator("tbody tr")).toHaveCount(1);
      await press(desk.locator(".row-link").filter({ hasText: who.lastName }));
      await expect(heading(desk, `Odalys ${who.lastName}`)).toBeVisible();
      await type(desk.getByLabel("Write a note"), "Rings on Fridays");
      await press(button(desk, "Keep the note"));
      await expect(desk.getByRole("listitem").filter({ hasText: "Rings on Fridays" })).toBeVisible();
      expect(await row(shop, "SELECT text FROM customer_notes WHERE customer_id = $1", id)).toEqual({
        text: "Rings on Fridays",
      });

      await visit(desk, "/admin/messages");
      await type(desk.getByRole("searchbox", { name: "E-mail address" }), who.email);
      await find(desk);
      await expect(desk.getByRole("list", { name: "Filters that are on" })).toContainText(who.email);
      await press(desk.locator(".row-link").filter({ hasText: "Order confirmation" }));
      await expect(heading(desk, "Order confirmation")).toBeVisible();
      await press(desk.getByRole("button", { name: "Send it again" }));
      const again = desk.getByRole("dialog", { name: "Send it again" });
      await press(button(again, "Send it"));
      await expect(again).toBeHidden();
      await expect
        .poll(
          () => shop.mailbox.letters({ to: who.email }).filter(({ subject }) => subject === confirmed).length,
        )
        .toBe(2);

      const asked = `Does it float? ${word()}`;
      const { status } = await shop.visitor().call("POST", "/api/v1/inquiries", {
        name: who.firstName,
        email: who.email,
        topic: "product",
        text: asked,
      });
      expect(status).toBe(200);
      await visit(desk, "/admin/inquiries");
      const letter = desk.getByRole("main").getByRole("listitem").filter({ hasText: asked });
      await press(button(letter, "Mark as answered"));
      await expect(letter).toHaveCount(0);
      await expectPlace(desk);
      const answer = "SELECT answered_by ->> 'name' AS by FROM inquiries WHERE text = $1";
      expect(await row(shop, answer, asked)).toEqual({ by: "Demo owner" });
      await press(button(desk.getByRole("status"), /^Undo/));
      await expect(said(desk, "It waits for an answer again")).toBeVisible();
      expect(await row(shop, answer, asked)).toEqual({ by: null });
      await press(button(letter, "Mark as answered"));
      await expect(letter).toHaveCount(0);
      await press(desk.getByRole("link", { name: "All", exact: true }));
      await expect(letter).toContainText("Answered");
      await press(button(letter, "Not answered yet"));
      await expect(letter).not.toContainText("Answered");
      await expect(button(letter, "Mark as answered")).toBeFocused();
      expect(await row(shop, answer, asked)).toEqual({ by: null });
      await press(button(letter, "Mark as answered"));
      await expect(letter).toContainText("Answered");
      await expect(button(letter, "Not answered yet")).toBeFocused();
    });

    test("every room of the settings is changed, and put back", async ({ staff, shop }) => {
      const desk = await staff("owner");
      const { press, type } = await handsOn(desk);
      const save = () => press(button(desk, "Save"));

      const identity = () => settingNow(shop.ctx, identitySetting);
      const before = await identity();
      await visit(desk, "/admin/settings");
      await press(desk.getByRole("link", { name: "The shop", exact: true }));
      await expect(heading(desk, "The shop")).toBeVisible();
      await type(field(desk, "Name"), "Harbour Goods");
      await save();
      await expect(said(desk, "Saved: shoppers see it now")).toBeVisible();
      expect(await identity()).toEqual({ ...before, name: "Harbour Goods" });
      await expect.poll(says(desk, "/", "Harbour Goods")).toBe(true);
      await visit(desk, "/admin/settings/shop");
      await type(field(desk, "Name"), before.name);
      await save();
      await expect.poll(identity).toEqual(before);

      const rate = async () =>
        (
          await row(
            shop,
            `SELECT rate_ppm FROM tax_rates WHERE country = 'IE' AND tax_class = 'reduced' AND valid_to IS NULL`,
          )
        ).rate_ppm;
      const taxedAt = (percent: string) =>
        desk.getByRole("row", { name: new RegExp(`^Ireland Reduced.* ${percent}% Edit`) });
      await visit(desk, "/admin/settings/tax");
      for (const [was, percent, ppm] of [
        ["13.5", "14.25", 142_500],
        ["14.25", "13.5", 135_000],
      ] as const) {
        await press(button(taxedAt(was), "Edit"));
        const panel = desk.getByRole("dialog", { name: /^Ireland/ });
        await type(field(panel, "Percent"), percent);
        await press(button(panel, "Save"));
        await expect(panel).toBeHidden();
        await expect(taxedAt(percent)).toBeVisible();
        await expectPlace(desk);
        expect(await rate()).toBe(ppm);
      }

      const price = async () =>
        (
          await row(
            shop,
            "SELECT amount::int FROM delivery_methods WHERE code = 'standard' AND currency = 'EUR'",
          )
        ).amount;
      const deliveredFor = (euro: string) =>
        desk.getByRole("row", { name: new RegExp(`Standard delivery.*€${euro}`) });
      await visit(desk, "/admin/settings/delivery");
      for (const [was, euro, cents] of [
        ["4.90", "5.40", 540],
        ["5.40", "4.90", 490],
      ] as const) {
        await press(button(deliveredFor(was), "Edit"));
        const panel = desk.getByRole("dialog", { name: "Standard delivery" });
        await type(field(panel, "Price in EUR"), euro);
        await press(button(panel, "Save"));
        await expect(panel).toBeHidden();
        await expect(button(deliveredFor(euro), "Edit")).toBeFocused();
        expect(await price()).toBe(cents);
      }

      const mail = () => settingNow(shop.ctx, mailSetting);
      const signed = await mail();
      for (const senderName of ["The harbour", signed.senderName]) {
        await visit(desk, "/admin/settings/mail");
        await type(desk.getByLabel("Sender’s name"), senderName ?? "");
        await save();
        await expect.poll(mail).toEqual({ ...signed, senderName });
      }

      await visit(desk, "/admin/settings/pages");
      await press(desk.getByRole("link", { name: "Returns", exact: true }));
      await expect(heading(desk, "Returns")).toBeVisible();
      const text = field(desk, "Text");
      const words = await text.inputValue();
      const added = `Written by hand ${word()}.`;
      const isRead = says(desk, "/pages/returns", added);
      await type(text, `${words}\n\n${added}`);
      await expect(desk.getByRole("region", { name: "Preview" })).toContainText(added);
      await save();
      await expect.poll(isRead).toBe(true);
      await visit(desk, "/admin/settings/pages/returns");
      await type(text, words);
      await save();
      await expect.poll(isRead).toBe(false);
      await expect(text).toHaveValue(words);

      const announcement = () => settingNow(shop.ctx, announcementSetting);
      const announced = await announcement();
      await visit(desk, "/admin/settings/announcement");
      const was = desk.getByRole("radio", { checked: true });
      const usual = await desk.locator("label").filter({ has: was }).textContent();
      await press(desk.getByRole("radio", { name: "Words of your own" }));
      await type(field(desk, "Words"), "We pack again on Monday");
      await save();
      await expect.poll(says(desk, "/", "We pack again on Monday")).toBe(true);
      await visit(desk, "/admin/settings/announcement");
      await press(desk.getByRole("radio", { name: usual!, exact: true }));
      await save();
      await expect.poll(announcement).toEqual(announced);

      const opening = () => settingNow(shop.ctx, maintenanceSetting);
      const open = await opening();
      await visit(desk, "/admin/settings/opening");
      await press(desk.getByLabel("The shop is closed"));
      await press(button(desk, "Close the shop"));
      await expect.poll(async () => (await desk.request.get("/")).status()).toBe(503);
      await visit(desk, "/admin/settings/opening");
      await press(desk.getByLabel("The shop is closed"));
      await press(button(desk, "Open the shop"));
      await expect.poll(opening).toEqual(open);
      await expect.poll(async () => (await desk.request.get("/")).status()).toBe(200);

      const security = () => staffSecurity(shop.ctx);
      const safe = await security();
      for (const fresh_minutes of [45, safe.fresh_minutes]) {
        await visit(desk, "/admin/settings/security");
        await type(desk.getByLabel("Minutes until staff are asked again"), String(fresh_minutes));
        await save();
        await expect.poll(security).toEqual({ ...safe, fresh_minutes });
      }

      const voices = () => settingNow(shop.ctx, voicesSetting);
      const heard = await voices();
      expect(heard, "nobody is quoted yet").toEqual([]);
      const first = desk.getByRole("group", { name: "First" });
      const quote = { words: "It pours well.", name: "Ines", place: "Berlin", product: "glass-carafe" };
      const labels = { words: "Words", name: "Name", place: "Place", product: "Product" } as const;
      const quoted = async (of: Readonly<Record<keyof typeof labels, string>>) => {
        await visit(desk, "/admin/settings/voices");
        for (const [part, label] of Object.entries(labels))
          await type(field(first, label), of[part as keyof typeof labels]);
        await save();
      };
      await quoted(quote);
      await expect.poll(voices).toEqual([quote]);
      await expect.poll(says(desk, "/", "It pours well.")).toBe(true);
      await quoted({ words: "", name: "", place: "", product: "" });
      await expect.poll(voices).toEqual(heard);
    });

    test("somebody is invited, comes, and is shut out; the log is narrowed and saved; a problem is settled", async ({
      another,
      staff,
      shop,
    }) => {
      const name = `Noor ${word()}`;
      const email = `${name.replace(" ", ".").toLowerCase()}@people.example`;
      const desk = await staff("owner");
      const { press, type, pick } = await handsOn(desk);
      await visit(desk, "/admin/staff");
      const invite = desk.getByRole("button", { name: "Invite somebody" });
      await press(invite);
      const inviting = desk.getByRole("dialog", { name: "Invite somebody" });
      await type(field(inviting, "Name"), name);
      await type(field(inviting, "E-mail"), email);
      await press(inviting.getByRole("radio", { name: /^Warehouse/ }));
      await press(button(inviting, "Send the invitation"));
      await expect(inviting).toBeHidden();
      await expect(invite).toBeFocused();
      const person = desk.getByRole("row", { name: new RegExp(name) });
      await expect(person).toContainText("Invited");

      const letter = await mailTo(shop, email, /^You are invited/);
      const theirs = await another();
      const newcomer = await handsOn(theirs);
      await visit(theirs, linkIn(letter, shop, "/admin/invitation/"));
      await newcomer.type(field(theirs, "Password"), "a lantern over the quay");
      await newcomer.press(button(theirs, "Set the password"));
      await expect(said(theirs, "Your password is set. Sign in with it.")).toBeVisible();
      await newcomer.type(theirs.getByLabel("E-mail address"), email);
      await newcomer.type(theirs.getByLabel("Password"), "a lantern over the quay");
      await newcomer.press(button(theirs, "Sign in"));
      await expect(theirs).toHaveURL(/\/admin$/);
      expect(await row(shop, "SELECT role FROM staff WHERE email = $1", email)).toEqual({
        role: "warehouse",
      });

      await visit(theirs, "/admin/account");
      const change = button(theirs, "Change the password");
      await newcomer.press(change);
      const changing = theirs.getByRole("dialog", { name: "Change the password" });
      await newcomer.type(changing.getByLabel("Present password"), "a lantern over the quay");
      await newcomer.type(changing.getByLabel("New password"), "two lanterns over the quay");
      await newcomer.press(button(changing, "Change it"));
      await expect(changing).toBeHidden();
      await expect(change).toBeFocused();
      await mailTo(shop, email, /^Your password .* was changed$/);

      await press(desk.getByRole("link", { name, exact: true }));
      await expect(heading(desk, name)).toBeVisible();
      await press(button(desk, "Disable"));
      await press(button(desk.getByRole("dialog"), `Disable ${name}`));
      await expect(button(desk, "Let them in again")).toBeVisible();
      await expectPlace(desk);
      await theirs.goto("/admin");
      await expect(theirs).toHaveURL(/\/admin\/sign-in/);

      await visit(desk, "/admin/audit");
      await press(desk.getByRole("main").locator("summary").filter({ hasText: "Filter" }));
      await pick(desk.getByLabel("What was done"), "disabled somebody");
      await press(button(desk, "Show"));
      const chips = desk.getByRole("list", { name: "Filters that are on" });
      await expect(chips.getByRole("link", { name: /^Who disabled somebody/ })).toBeVisible();
      await expect(
        desk.getByRole("row", { name: new RegExp(`Demo owner disabled somebody.*${name}`) }),
      ).toBeVisible();
      const saving = desk.waitForEvent("download");
      await press(desk.getByRole("link", { name: "Save as CSV" }));
      const file = await readFile(await (await saving).path(), "utf8");
      const [, ...lines] = file.trim().split("\n");
      expect(lines.every((line) => line.includes("staff.disabled"))).toBe(true);
      expect(lines.filter((line) => line.includes(name))).toHaveLength(1);

      await press(chips.getByRole("link", { name: /^Who disabled somebody/ }));
      await expect(chips).toBeHidden();
      await expectPlace(desk);

      const errand = `errand ${word()}`;
      await raiseProblem(shop.ctx, "timer_failed", errand, { error: "out of string" });
      await visit(desk, "/admin/problems");
      const problem = desk.getByRole("main").getByRole("listitem").filter({ hasText: errand });
      await press(button(problem, "Mark as resolved"));
      const resolving = desk.getByRole("dialog", { name: /^Mark as resolved/ });
      await type(resolving.getByLabel("What you found or did"), "Bought string");
      await press(button(resolving, "It is resolved"));
      await expect(resolving).toBeHidden();
      await expect(problem).toHaveCount(0);
      await expectPlace(desk);
      expect(await row(shop, "SELECT resolution FROM problems WHERE subject = $1", errand)).toEqual({
        resolution: "Bought string",
      });
      const proof = desk.getByRole("region", { name: "Does everything add up?" });
      await expect(proof.getByRole("status")).toContainText("Yes.");
      await press(button(proof, "Check again"));
      await expect(button(proof, "Check again")).toBeEnabled();
      await expect(proof.getByRole("status")).toContainText("Yes.");
      // Folded behind a line while nothing is broken.
      const held = proof.getByRole("list").getByText("A hold is released or claimed, never both.");
      await expect(held).toBeHidden();
      await press(proof.locator("summary").filter({ hasText: /^All \d+ checks hold$/ }));
      await expect(held).toBeVisible();
    });

    test("a forgotten password is set anew by an e-mail; whoever is signed in elsewhere ends that", async ({
      another,
      shop,
    }) => {
      const email = `rosa.${word()}@people.example`;
      const [old, chosen] = ["a rope on the old quay", "a rope on the new quay"];
      const id = must(await createStaff(shop.ctx, { email, name: "Rosa Quay", role: "support" }, old));
      const desk = await another();
      const { press, type } = await handsOn(desk);
      await visit(desk, "/admin/sign-in");
      await press(desk.getByRole("link", { name: "I do not know my password" }));
      await expect(heading(desk, "A new password")).toBeVisible();
      await type(field(desk, "E-mail address"), email);
      await press(button(desk, "Send the e-mail"));
      await expect(said(desk, /an e-mail is on its way/)).toBeVisible();
      const letter = await mailTo(shop, email, /^Choose a new password/);
      const link = linkIn(letter, shop, "/admin/reset-password/");
      await visit(desk, link);
      await type(field(desk, "Password"), chosen);
      await press(button(desk, "Set the password"));
      await expect(said(desk, "Your password is set. Sign in with it.")).toBeVisible();
      await type(field(desk, "E-mail address"), email);
      await type(field(desk, "Password"), old);
      await press(button(desk, "Sign in"));
      await expect(desk.getByRole("main").getByRole("alert")).toBeVisible();
      await type(field(desk, "Password"), chosen);
      await press(button(desk, "Sign in"));
      await expect(desk).toHaveURL(/\/admin$/);

      const elsewhere = await another();
      for (const agent of ["a tablet", "a desk"]) {
        const visit = { address: "127.0.0.1", userAgent: agent, secret: null };
        const session = await transact(shop.ctx, (tx) => startStaffSession(tx, id, visit));
        await elsewhere
          .context()
          .addCookies([{ name: staffCookieName(), value: session.secret, url: shop.url, httpOnly: true }]);
      }
      await elsewhere.goto("/admin/account");
      await expect(heading(elsewhere, "Your account")).toBeVisible();
      await visit(desk, "/admin/account");
      const sessions = desk.getByRole("region", { name: "Where you are signed in" });
      await expect(sessions.getByRole("listitem")).toHaveCount(3);
      await press(button(sessions.getByRole("listitem").nth(1), /^End the session of/));
      await expect(said(desk, "That session has ended")).toBeVisible();
      await expect(sessions.getByRole("listitem")).toHaveCount(2);
      await expectPlace(desk);
      await press(button(sessions, "End all others"));
      await expect(said(desk, "You are signed out everywhere else")).toBeVisible();
      await expect(sessions.getByRole("listitem")).toHaveCount(1);
      await expect(sessions).toContainText("This one");
      await expectPlace(desk);
      await elsewhere.goto("/admin/account");
      await expect(elsewhere).toHaveURL(/\/admin\/sign-in/);
      await visit(desk, "/admin/account");

      // The link was good once.
      await elsewhere.goto(link);
      await expect(elsewhere.getByText("This link has been used, or its time is over.")).toBeVisible();
    });
  });
