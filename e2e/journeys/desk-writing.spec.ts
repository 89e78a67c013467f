import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { openProduct } from "../desk";
import { expect, type JourneyShop, test } from "../fixtures";
import { visit } from "../shopping";

test.use({ shopFor: "writing" });
test.describe.configure({ mode: "default" });

/** Where the description of the open product is written, once the editor has come. */
async function writing(desk: Page): Promise<{ text: Locator; tool: (name: string) => Locator }> {
  const text = desk.getByRole("textbox", { name: "Description" });
  await expect(desk.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(text).toBeVisible();
  const bar = desk.getByRole("toolbar", { name: "Formatting" });
  return { text, tool: (name) => bar.getByRole("button", { name, exact: true }) };
}

async function save(desk: Page): Promise<void> {
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(desk.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();
}

const storedIn = (shop: JourneyShop) => async (title: string) =>
  (await shop.database.pool.query("SELECT description_html FROM products WHERE title = $1", [title])).rows[0]
    .description_html;

test("a description is written by keys alone, and stands in the shop", async ({ page, shop, staff }) => {
  const stored = storedIn(shop);
  const desk = await staff("manager");
  const { keyboard } = desk;
  await openProduct(desk, "Glass Carafe");
  const { text, tool } = await writing(desk);
  await expect(text).toHaveAttribute("aria-multiline", "true");
  await expect(text).toHaveAccessibleDescription(/fonts, colours, pictures, scripts/);
  await expectAccessible(desk);
  const saveButton = desk.getByRole("button", { name: "Save", exact: true });

  // Its label leads into it. What is written and taken back leaves nothing to ask about.
  await desk.getByText("Description", { exact: true }).click();
  await expect(text).toBeFocused();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("x");
  await expect(text).toHaveText("x");
  await keyboard.press("ControlOrMeta+z");
  await expect(text).toHaveText("Glass Carafe, for journeys.");
  await desk.getByRole("link", { name: "Products", exact: true }).first().click();
  await expect(desk.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();

  await openProduct(desk, "Glass Carafe");
  await writing(desk);
  await expect(saveButton).toBeDisabled();
  await text.focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Backspace");
  // From the text to its tools and along them: one stop for Tab, arrows within.
  await keyboard.press("Shift+Tab");
  await expect(tool("Paragraph")).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(tool("Heading")).toBeFocused();
  await keyboard.press("Enter");
  await expect(text).toBeFocused();
  await expect(tool("Heading")).toHaveAttribute("aria-pressed", "true");
  await keyboard.type("From one piece");
  await keyboard.press("Enter");
  await keyboard.type("Blown ");
  await keyboard.press("ControlOrMeta+b");
  await expect(tool("Bold")).toHaveAttribute("aria-pressed", "true");
  await keyboard.type("by mouth");
  await keyboard.press("ControlOrMeta+b");
  await keyboard.type(" in ");
  await keyboard.type("Bohemia");
  for (let letter = 0; letter < 7; letter += 1) await keyboard.press("Shift+ArrowLeft");
  await expect.poll(() => desk.evaluate(() => getSelection()?.toString())).toBe("Bohemia");
  await keyboard.press("ControlOrMeta+k");
  const leads = desk.getByLabel("Where it leads");
  await expect(leads).toBeFocused();
  await keyboard.type("javascript:alert(1)");
  await keyboard.press("Enter");
  await expect(desk.getByText("A link leads to a web address")).toBeVisible();
  await expectAccessible(desk);
  await leads.fill("glass.example/bohemia");
  await keyboard.press("Enter");
  await expect(text).toBeFocused();
  await keyboard.type(".");
  await keyboard.press("Enter");
  await keyboard.press("ControlOrMeta+Shift+8");
  await keyboard.type("One litre");
  await keyboard.press("Enter");
  await keyboard.type("No drip");
  // Tab leaves, in a list as anywhere.
  await keyboard.press("Tab");
  await expect(desk.getByLabel("Vendor")).toBeFocused();
  await expectAccessible(desk);

  // Leaving now asks first; staying loses nothing.
  await desk.getByRole("link", { name: "Products", exact: true }).first().click();
  await desk.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  await save(desk);
  await expect(saveButton).toBeDisabled();
  expect(await stored("Glass Carafe")).toBe(
    [
      "<h2>From one piece</h2>",
      '<p>Blown <strong>by mouth</strong> in <a href="https://glass.example/bohemia">Bohemia</a>.</p>',
      "<ul><li>One litre</li><li>No drip</li></ul>",
    ].join("\n"),
  );

  await expect(async () => {
    await page.goto("/p/glass-carafe");
    await expect(page.getByRole("heading", { level: 2, name: "From one piece" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await expect(page.locator(".prose strong")).toHaveText("by mouth");
  await expect(page.getByRole("link", { name: "Bohemia" })).toHaveAttribute(
    "href",
    "https://glass.example/bohemia",
  );
  await expect(page.locator(".prose li")).toHaveText(["One litre", "No drip"]);

  // A link is changed and taken away where the cursor stands in it.
  await desk.reload();
  await writing(desk);
  await text.getByText("Bohemia").click();
  await expect(tool("Link")).toHaveAttribute("aria-pressed", "true");
  await tool("Link").click();
  await expect(leads).toHaveValue("https://glass.example/bohemia");
  await leads.fill("we@glass.example");
  await leads.press("Enter");
  await expect(text.getByText("Bohemia")).toHaveAttribute("href", "mailto:we@glass.example");
  await tool("Link").click();
  await desk.getByRole("group", { name: "Link" }).getByRole("button", { name: "Remove" }).click();
  await expect(text.locator("a")).toHaveCount(0);

  // Emptied, it is nothing at all; what was saved is taken back, and shown.
  await text.focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Backspace");
  await tool("Paragraph").click();
  await save(desk);
  expect(await stored("Glass Carafe")).toBe("");
});

test("what is saved can be taken back, and the editor shows it", async ({ shop, staff }) => {
  const stored = storedIn(shop);
  const desk = await staff("owner");
  await openProduct(desk, "Stoneware Bowl");
  const { text } = await writing(desk);
  await text.fill("Turned, not cast.");
  await save(desk);
  expect(await stored("Stoneware Bowl")).toBe("<p>Turned, not cast.</p>");
  await desk.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(text).toHaveText("Stoneware Bowl, for journeys.");
  expect(await stored("Stoneware Bowl")).toBe("<p>Stoneware Bowl, for journeys.</p>");
});

test("a description that the editor cannot hold stays as it is, letter for letter", async ({
  shop,
  staff,
}) => {
  const stored = storedIn(shop);
  const table = "<p>Sizes</p>\n\n<table><tbody><tr><td>S</td><td>12&nbsp;cm</td></tr></tbody></table><p></p>";
  // Spelt as the editor would not, and yet the same to it.
  const spelt = "Plain words<ul>\n  <li><p><b>bold</b></p></li></ul>";
  const set = (title: string, html: string) =>
    shop.database.pool.query("UPDATE products SET description_html = $2 WHERE title = $1", [title, html]);
  await set("Garden Twine", table);
  await set("Stoneware Mug", spelt);
  const desk = await staff("manager");
  await openProduct(desk, "Garden Twine");
  const { text, tool } = await writing(desk);
  await expect(text).toHaveValue(table);
  await expect(text).toHaveAccessibleDescription(/^This text holds a table, which is edited as HTML\./);
  await expect(tool("HTML")).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(desk);
  await desk.getByLabel("Vendor").fill("Ropewalk");
  await save(desk);
  expect(await stored("Garden Twine")).toBe(table);
  // Without the table there is nothing in the way.
  await text.fill("<p>Sizes</p>");
  await tool("HTML").click();
  await expect(text).toHaveText("Sizes");
  await tool("HTML").click();
  await expect(text).toHaveValue("<p>Sizes</p>");

  await text.fill(table);
  // Nothing has changed: nobody is asked before they leave.
  await desk.getByRole("link", { name: "Products", exact: true }).first().click();
  await expect(desk.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();
  await openProduct(desk, "Stoneware Mug");
  const mug = await writing(desk);
  await expect(mug.text.locator("li strong")).toHaveText("bold");
  await mug.tool("HTML").click();
  await expect(mug.text).toHaveValue(spelt);
  await mug.tool("HTML").click();
  await desk.getByLabel("Vendor").fill("Kiln");
  await save(desk);
  expect(await stored("Stoneware Mug")).toBe(spelt);
});

test("what is pasted is only what the shop keeps, and too much is said", async ({ shop, staff }) => {
  const stored = storedIn(shop);
  const desk = await staff("manager");
  await openProduct(desk, "Glass Carafe");
  const { text } = await writing(desk);
  const paste = (html: string) =>
    text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", pasted);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  await text.fill("");
  await paste(
    `<html><head><style>p { color: red }</style></head><body lang=EN-US><!--StartFragment--><h1 style="color:#2F5496">Care</h1>
    <p class=MsoNormal style="margin:0"><b><span style="font-family:Calibri">By hand</span></b><o:p></o:p></p>
    <table class=MsoTableGrid><tr><td><p>cell</p></td></tr></table><img src=x onerror="document.title='hit'">
    <p onclick="hit()"><a href="javascript:hit()">bad</a> <a href="https://good.example" target=_blank rel=x>good</a></p><!--EndFragment--></body></html>`,
  );
  await expect(text.locator("h2")).toHaveText("Care");
  await save(desk);
  expect(await stored("Glass Carafe")).toBe(
    '<h2>Care</h2>\n<p><strong>By hand</strong></p>\n<p>cell</p>\n<p>bad <a href="https://good.example">good</a></p>',
  );

  await paste(`<p>${"word ".repeat(20_100)}</p>`);
  const problem = desk.getByText(
    /At most 100,000 characters can be kept, tags included: this has 100,\d{3}\./,
  );
  await expect(problem).toBeVisible();
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(text).toBeFocused();
  await desk.keyboard.press("ControlOrMeta+z");
  await expect(problem).toBeHidden();
});

test("the editor comes to the pages that write alone, and where it does not come the source can be edited", async ({
  page,
  staff,
  consoles,
}) => {
  consoles.expected.push(/Failed to load resource/);
  const desk = await staff("manager");
  const came: string[] = [];
  for (const context of [desk.context(), page.context()])
    await context.route("**/_next/static/**/*.js", async (route) => {
      const answer = await route.fetch();
      const isEditor = (await answer.text()).includes("ProseMirror");
      if (isEditor) came.push(route.request().url());
      await (isEditor ? route.abort() : route.fulfill({ response: answer }));
    });
  await visit(page, "/p/stoneware-mug");
  await visit(desk, "/admin/orders");
  await visit(desk, "/admin/collections");
  await visit(desk, "/admin/products");
  expect(came).toEqual([]);
  await desk.getByRole("link", { name: "Stoneware Mug", exact: true }).click();
  const { text } = await writing(desk);
  expect(came).not.toEqual([]);
  await expect(text).toHaveAccessibleDescription(/The editor could not be loaded/);
  await text.fill("<p>Written in spite of it.</p>");
  await save(desk);
});
