import { expectAccessible } from "../accessible";
import { linkIn, mailTo } from "../books";
import { expect, test } from "../fixtures";
import { awake, visit } from "../shopping";

test.use({ shopFor: "staff" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

test("an owner invites somebody, who comes, is given another role and is shut out; the log tells of it", async ({
  page,
  staff,
  shop,
}) => {
  const email = "noor@people.example";
  const owner = await staff("owner");
  await visit(owner, "/admin/staff");
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Invite somebody" }).click();
  const panel = owner.getByRole("dialog", { name: "Invite somebody" });
  await panel.getByLabel("Name").fill("Noor Haddad");
  await panel.getByRole("textbox", { name: "E-mail" }).fill("nowhere");
  await panel.getByRole("button", { name: "Send the invitation" }).click();
  await expect(panel.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expect(panel.getByLabel("Name")).toHaveValue("Noor Haddad");
  await panel.getByRole("textbox", { name: "E-mail" }).fill(email);
  await panel.getByLabel(/^Warehouse/).check();
  await panel.getByRole("button", { name: "Send the invitation" }).click();
  await expect(panel).toBeHidden();
  await expect(owner.getByRole("row", { name: /Noor Haddad.*Invited/ })).toBeVisible();

  const letter = await mailTo(shop, email, /./);
  await page.goto(linkIn(letter, shop, "/admin/invitation/"));
  await awake(page);
  await page
    .getByLabel(/password/i)
    .first()
    .fill("a lantern over the quay");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/admin\/sign-in/);

  await owner.getByRole("link", { name: "Noor Haddad" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Noor Haddad" })).toBeVisible();
  await awake(owner);
  await owner.getByRole("button", { name: "Change the role" }).click();
  const role = owner.getByRole("dialog");
  await role.getByLabel(/^Manager/).check();
  await expectAccessible(owner);
  await role.getByRole("button", { name: "Make them manager" }).click();
  await expect(role).toBeHidden();
  await expect(owner.getByRole("main")).toContainText("Manager. Runs the shop");
  await owner.getByRole("button", { name: "Disable" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Disable Noor Haddad" }).click();
  await expect(owner.getByRole("button", { name: "Let them in again" })).toBeVisible();
  await expectAccessible(owner);

  const manager = await staff("manager");
  await visit(manager, "/admin/audit");
  const row = manager.getByRole("row", { name: /changed a role/ }).first();
  await expect(row).toContainText("warehouse");
  await expect(row).toContainText("manager");
  await expectAccessible(manager);
  await manager.getByRole("main").locator("summary").filter({ hasText: "Filter" }).click();
  await manager.getByLabel("What was done").selectOption("staff.disabled");
  await manager.getByRole("button", { name: "Show" }).click();
  await expect(manager.getByRole("link", { name: /Who disabled somebody/ })).toBeVisible();
  await expect(manager.getByRole("row")).toHaveCount(2);
  const file = await manager.request.get("/admin/audit/export?action=staff.disabled");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect((await file.text()).trim().split("\n")).toHaveLength(2);
});

test("one's own role and standing are for another owner, and staff are no manager's business", async ({
  staff,
  consoles,
}) => {
  consoles.expected.push(/status of 403 /);
  const owner = await staff("owner");
  await visit(owner, "/admin/staff");
  await owner.getByRole("main").getByRole("link", { name: "Demo owner" }).click();
  await expect(owner.getByText("another owner has to change")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Disable" })).toHaveCount(0);
  const manager = await staff("manager");
  await visit(manager, "/admin");
  await expect(manager.getByRole("navigation").getByRole("link", { name: "Staff" })).toHaveCount(0);
  await manager.goto("/admin/staff");
  await expect(manager.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
});
