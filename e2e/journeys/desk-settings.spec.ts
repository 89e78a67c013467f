import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { visit } from "../shopping";

test.use({ shopFor: "settings" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

test("another name shows on the kept home page; two owners at once lose nothing; leaving unsaved asks", async ({
  page,
  staff,
}) => {
  await page.goto("/");
  await page.goto("/");
  const [owner, other] = [await staff("owner"), await staff("owner")];
  await visit(owner, "/admin/settings/shop");
  await visit(other, "/admin/settings/shop");
  await expectAccessible(owner);
  await owner.getByLabel("Name", { exact: true }).fill("Harbour Goods");
  await owner.getByRole("button", { name: "Save" }).click();
  await expect(owner.getByRole("status").getByText("Saved: shoppers see it now")).toBeVisible();
  await expect
    .poll(async () => (await (await page.request.get("/")).text()).includes("Harbour Goods"))
    .toBe(true);

  await other.getByLabel("Name", { exact: true }).fill("Quay Goods");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Somebody changed this since you opened it").first()).toBeVisible();
  await expect(other.getByText("Somebody else saved “Harbour Goods” meanwhile")).toBeVisible();
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Quay Goods");
  await expectAccessible(other);
  await other.getByRole("navigation").getByRole("link", { name: "Orders" }).click();
  const asked = other.getByRole("dialog", { name: "Leave without saving?" });
  await asked.getByRole("button", { name: "Stay here" }).click();
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("status").getByText("Saved: shoppers see it now")).toBeVisible();
  await other.getByLabel("E-mail", { exact: true }).fill("nowhere");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expect(other.getByLabel("E-mail", { exact: true })).toHaveValue("nowhere");
});

test("what a colleague put back to what it was before one saved is not undone by the next save", async ({
  staff,
}) => {
  const [owner, other] = [await staff("owner"), await staff("owner")];
  const nameOf = (page: typeof owner) => page.getByLabel("Name", { exact: true });
  const save = (page: typeof owner) => page.getByRole("button", { name: "Save" }).click();
  const saved = (page: typeof owner) =>
    expect(page.getByRole("status").getByText("Saved: shoppers see it now")).toBeVisible();
  await visit(owner, "/admin/settings/shop");
  const before = await nameOf(owner).inputValue();
  await nameOf(owner).fill("Pier Goods");
  // The page has shown what was saved before the colleague comes.
  const shown = owner.waitForResponse(
    (answer) => answer.url().includes("/admin/settings/shop") && answer.request().headers().rsc === "1",
  );
  await save(owner);
  await saved(owner);
  await shown;

  await visit(other, "/admin/settings/shop");
  await nameOf(other).fill(before);
  await save(other);
  await saved(other);

  await owner.getByLabel("E-mail", { exact: true }).fill("pier@goods.example");
  await save(owner);
  await expect(owner.getByText("Somebody changed this since you opened it").first()).toBeVisible();
  await expect(nameOf(owner)).toHaveValue(before);
  await save(owner);
  await saved(owner);
  await visit(other, "/admin/settings/shop");
  await expect(nameOf(other)).toHaveValue(before);
  await expect(other.getByLabel("E-mail", { exact: true })).toHaveValue("pier@goods.example");
});

test("an announcement, a delivery price and a page reach the shopper", async ({ page, staff }) => {
  const owner = await staff("owner");
  await visit(owner, "/admin/settings/announcement");
  await owner.getByLabel("Words of your own").check();
  await owner.getByLabel("Words", { exact: true }).fill("We pack again on Monday");
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Save" }).click();
  await expect(owner.getByRole("status").getByText(/^Saved/)).toBeVisible();
  const home = async () => (await page.request.get("/")).text();
  await expect.poll(async () => (await home()).includes("We pack again on Monday")).toBe(true);

  await visit(owner, "/admin/settings/delivery");
  await expectAccessible(owner);
  await owner
    .getByRole("row", { name: /Standard delivery.*€4.90/ })
    .getByRole("button", { name: "Edit" })
    .click();
  const panel = owner.getByRole("dialog");
  await panel.getByLabel("Price in EUR").fill("five");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Write an amount such as 4.90.")).toBeVisible();
  await panel.getByLabel("Price in EUR").fill("5,40");
  await expectAccessible(owner);
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toBeHidden();
  await expect(owner.getByRole("row", { name: /Standard delivery.*€5.40/ })).toBeVisible();

  const closed = owner.getByRole("list", { name: "Closed on" }).getByRole("listitem");
  const save = owner.getByRole("button", { name: "Save" });
  await owner.getByLabel("Closed days", { exact: true }).fill("2031-12-26");
  await owner.getByRole("button", { name: "Add a closed day" }).click();
  await expect(closed).toHaveText([/Friday, 26 December 2031/]);
  // Chosen and not added: it is meant all the same.
  await owner.getByLabel("Closed days", { exact: true }).fill("2031-12-25");
  await expectAccessible(owner);
  await save.click();
  await expect(closed).toHaveText([/25 December/, /26 December/]);
  await expect(owner.getByLabel("Closed days", { exact: true })).toHaveValue("");
  for (const day of ["25", "26"])
    await owner.getByRole("button", { name: new RegExp(`^Remove .*${day} December 2031`) }).click();
  await save.click();
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(closed).toHaveCount(0);

  await visit(owner, "/admin/settings/pages/new");
  await owner.getByLabel("Address").fill("terms");
  await owner.getByLabel("Title").fill("Terms");
  await owner.getByLabel("Text").fill("## One\n\n<b>Plain</b> and [linked](javascript:alert)");
  await expect(owner.getByText(/^Line 3:/)).toBeVisible();
  await owner
    .getByLabel("Text")
    .fill("## One\n\n<b>Plain</b> and [linked](/pages/terms)\n\n- first\n- second");
  await expect(owner.getByRole("region", { name: "Preview" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Save" }).click();
  await owner.waitForURL("**/admin/settings/pages/terms");
  await expect.poll(async () => (await page.request.get("/pages/terms")).status()).toBe(200);
  await page.goto("/pages/terms");
  await expect(page.getByRole("main")).toContainText("<b>Plain</b> and linked");
});

test("a tax rate changes in percent, the shop closes and opens, and a manager only looks", async ({
  page,
  staff,
  consoles,
}) => {
  consoles.expected.push(/status of 503 /);
  const owner = await staff("owner");
  await visit(owner, "/admin/settings/tax");
  await expectAccessible(owner);
  await owner
    .getByRole("row", { name: /Germany.*Standard.*19%/ })
    .getByRole("button", { name: "Edit" })
    .click();
  const panel = owner.getByRole("dialog");
  await panel.getByLabel("Percent").fill("16,5");
  await panel.getByLabel("On receipts").fill("VAT 16.5%");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toBeHidden();
  await expect(owner.getByRole("row", { name: /Germany.*16.5%/ })).toBeVisible();

  await visit(owner, "/admin/settings/opening");
  await owner.getByLabel("The shop is closed").check();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Close the shop" }).click();
  await expect.poll(async () => (await page.request.get("/")).status()).toBe(503);
  await owner.getByLabel("The shop is closed").uncheck();
  await owner.getByRole("button", { name: "Open the shop" }).click();
  await expect.poll(async () => (await page.request.get("/")).status()).toBe(200);

  const manager = await staff("manager");
  await visit(manager, "/admin/settings/security");
  await expect(manager.getByText("Only an owner may change this.")).toBeVisible();
  await expect(manager.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expectAccessible(manager);
  await visit(manager, "/admin/settings/mail");
  await expectAccessible(manager);
});
