import { ordersOf } from "../books";
import { expect, test } from "../fixtures";
import { goToPay, introduce, settle, someone, toCheckout } from "../shopping";

test("one wrong field keeps no other from counting: the ways are shown, and only what is wrong is marked", async ({
  page,
  consoles,
}) => {
  consoles.expected.push(/status of 422/);
  const ines = someone();
  await toCheckout(page, "beeswax-candle");
  await introduce(page, { ...ines, email: "ines at home" });
  await settle(page);
  await expect(page.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
  await page.getByLabel("Last name").fill("");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await expect(page.getByLabel("Last name")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Country", { exact: true })).not.toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("E-mail").fill(ines.email);
  await page.getByLabel("Last name").fill(ines.lastName);
  await goToPay(page, "€23.90");
});

test("an order does not go out to the address that was typed before the wrong one", async ({
  page,
  shop,
  consoles,
}) => {
  consoles.expected.push(/status of 422/);
  const ines = someone();
  await toCheckout(page, "beeswax-candle");
  await introduce(page, ines);
  await settle(page);
  await page.getByLabel("E-mail").fill("ines at work");
  await page.getByRole("button", { name: "Pay €23.90" }).click();
  await expect(page.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.getByLabel("E-mail").fill(ines.email);
  await page.getByLabel("Postal code").fill("1096");
  await page.getByRole("button", { name: "Pay €23.90" }).click();
  await expect(page.getByText("This does not look like a postal code of the country")).toBeVisible();
  await expect(page.getByLabel("Postal code")).toBeFocused();
  expect(await ordersOf(shop, ines.email)).toEqual([]);
});

test("on a phone the total stays in sight, fields come up with the right keys, and nothing asked before is asked again", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const ines = someone();
  await toCheckout(page, "beeswax-candle");
  await introduce(page, ines);
  await settle(page);
  await page.getByLabel("A note for us").scrollIntoViewIfNeeded();
  await expect(page.getByText("Show the order")).toBeInViewport();
  await expect(page.locator("summary").filter({ hasText: "Show the order" })).toContainText("€23.90");
  const keys = (label: string) =>
    page
      .getByLabel(label)
      .evaluate((field) => [field.getAttribute("inputmode"), field.getAttribute("autocomplete")]);
  expect(await keys("E-mail")).toEqual(["email", "email"]);
  expect(await keys("Postal code")).toEqual(["numeric", "shipping postal-code"]);
  expect(await keys("Phone")).toEqual(["tel", "shipping tel"]);
  // WCAG 2.2, 3.3.7: what was given stands there when its giver comes back.
  await page.reload();
  await expect(page.getByLabel("E-mail")).toHaveValue(ines.email);
  await expect(page.getByLabel("Street and number")).toHaveValue(ines.street);
});

test("a second code at the checkout is taken beside the first, or it is said why not", async ({ page }) => {
  await toCheckout(page, "beeswax-candle");
  const code = page.getByLabel("A code").filter({ visible: true });
  const rows = page
    .getByRole("region", { name: "Your order" })
    .getByRole("listitem")
    .filter({ visible: true });
  await code.fill("WELCOME10");
  await code.press("Enter");
  await expect(rows.filter({ hasText: "WELCOME10" })).toContainText("Ten percent");
  await code.fill("NOSUCH");
  await code.press("Enter");
  await expect(rows.filter({ hasText: "NOSUCH" })).toContainText(/\w{4,}.*\./);
  await expect(rows.filter({ hasText: "WELCOME10" })).toContainText("Ten percent");
});

test("a field that is still being typed into is not sent by the one that was left before", async ({
  page,
}) => {
  await toCheckout(page, "garden-twine", { Colour: "Forest" });
  const sent: string[] = [];
  let release = () => {};
  const isReleased = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/api/v1/checkouts/*", async (route) => {
    sent.push(route.request().postData() ?? "");
    await isReleased;
    await route.continue();
  });
  await page.getByLabel("Country", { exact: true }).selectOption({ label: "Germany" });
  await expect.poll(() => sent.length).toBe(1);
  await page.getByLabel("Street and number").fill("Lindenstrasse 14");
  const code = page.getByLabel("Postal code");
  await code.pressSequentially("109");
  release();
  await expect.poll(() => sent.length).toBe(2);
  await expect(page.getByRole("main")).not.toContainText("postal code");
  await code.pressSequentially("69");
  await code.press("Tab");
  await expect.poll(() => sent.length).toBe(3);
  expect(sent[1]).toContain("Lindenstrasse 14");
  expect(sent[1]).not.toContain("109");
  expect(sent[2]).toContain('"10969"');
});
