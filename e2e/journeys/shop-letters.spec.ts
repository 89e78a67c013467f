import { countStock } from "@/lib/assortment";
import { transact } from "@/lib/platform/transact";
import { expectAccessible } from "../accessible";
import { linkIn, mailTo } from "../books";
import { expect, type JourneyShop, test } from "../fixtures";
import { choose, someone, visit } from "../shopping";

async function comesIn(shop: JourneyShop, sku: string, onHand: number): Promise<void> {
  const { rows } = await shop.database.pool.query("SELECT id, product_id FROM variants WHERE sku = $1", [
    sku,
  ]);
  const [variant] = rows;
  await transact(shop.ctx, (tx) =>
    countStock(tx, variant.product_id, [
      { variantId: variant.id, locationId: shop.shop.location.id, onHand, expected: null, reason: "Came in" },
    ]),
  );
}

test("what is sold out can be waited for, and one mail says that it is back", async ({ page, shop }) => {
  const { email } = someone();
  await visit(page, "/p/wool-throw");
  await choose(page, { Colour: "Rust" });
  await expect(page.getByText("Sold out at the moment.")).toBeVisible();
  await expectAccessible(page);
  const field = page.getByLabel(/^Shall we tell you when it is back/);
  await field.fill(email);
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(
    page.getByRole("status").getByText("Noted. When it is back, one mail tells you."),
  ).toBeVisible();
  await choose(page, { Colour: "Sky" });
  await expect(page.getByRole("button", { name: /^Add to cart/ })).toBeEnabled();
  await choose(page, { Colour: "Rust" });

  const { rows } = await shop.database.pool.query(
    "SELECT v.sku FROM variants v JOIN products p ON p.id = v.product_id WHERE p.handle = 'wool-throw' AND v.title LIKE '%Rust%'",
  );
  await comesIn(shop, rows[0].sku, 2);
  const letter = await mailTo(shop, email, "It is back: Wool Throw, Rust");
  await page.goto(linkIn(letter, shop, "/p/wool-throw"));
  await expect(page.getByRole("radio", { name: "Rust" })).toBeChecked();
  await expect(page.getByRole("button", { name: /^Add to cart/ })).toBeEnabled();
  await page.goto(linkIn(letter, shop, "/tell-me/"));
  await page.getByRole("button", { name: "Stop the mails" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Done." })).toBeVisible();
  await comesIn(shop, rows[0].sku, 0);
});

test("the letter is joined by a press in a mail, without script, and left as easily", async ({
  another,
  shop,
}) => {
  const page = await another({ javaScriptEnabled: false, baseURL: shop.url });
  const { email } = someone();
  await page.goto("/");
  const foot = page.getByRole("contentinfo");
  await foot.getByLabel("E-mail").fill(email);
  await foot.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "One thing left." })).toBeVisible();
  const asked = await mailTo(shop, email, /^Do you want the letter/);
  await page.goto(linkIn(asked, shop, "/newsletter/"));
  await page.getByRole("button", { name: "Yes, write to me" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "You are on the list." })).toBeVisible();
  const welcome = await mailTo(shop, email, /^You get the letter/);
  await page.goto(linkIn(welcome, shop, "/newsletter/"));
  await page.getByRole("button", { name: "Leave the list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "You have left." })).toBeVisible();
});

test("a letter to the shop reaches staff; what was typed stays when something is wrong", async ({
  another,
  shop,
  staff,
}) => {
  const page = await another({ javaScriptEnabled: false, baseURL: shop.url });
  const { email } = someone();
  await page.goto("/contact?topic=order&order=CW-10042");
  await expect(page.getByLabel("What is it about?")).toHaveValue("order");
  await page.getByLabel("Name").fill("Ines");
  // The browser would hold this back by itself; the shop must not depend on it.
  await page
    .locator("form[action='/api/v1/inquiries']")
    .evaluate((form) => form.setAttribute("novalidate", ""));
  await page.getByRole("main").getByLabel("E-mail").fill("ines at home");
  await page.getByLabel("What would you like to say?").fill("Where is it?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expect(page.getByLabel("What would you like to say?")).toHaveValue("Where is it?");
  await expect(page.getByLabel("Order number")).toHaveValue("CW-10042");
  await page.getByRole("main").getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("We have your message.")).toBeVisible();
  await expect
    .poll(
      () =>
        shop.mailbox.letters({ to: "hello@cartwright.example" }).filter((one) => one.text.includes(email))
          .length,
    )
    .toBe(1);

  const desk = await staff("support");
  await desk.goto("/admin/inquiries");
  const letter = desk.getByRole("main").getByRole("listitem").filter({ hasText: email });
  await expect(letter).toContainText("Where is it?");
  await expectAccessible(desk);
  await letter.getByRole("button", { name: "Mark as answered" }).click();
  await expect(letter).toHaveCount(0);
  await desk.getByRole("link", { name: "All", exact: true }).click();
  await expect(letter).toContainText("Answered");
});
