import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { someone, visit } from "../shopping";

const EMAIL = "Enter an e-mail address such as name@example.com.";
const NAME = "Enter a name, so that we know whom to answer.";

/** What is said beside a field, by those who cannot see where it stands too. */
const expectSaid = (field: Locator, words: string) => expect(field).toHaveAccessibleDescription(words);

const letter = (page: Page) => {
  const main = page.getByRole("main");
  return {
    name: main.getByLabel("Name"),
    email: main.getByLabel("E-mail"),
    topic: main.getByLabel("What is it about?"),
    text: main.getByLabel("What would you like to say?"),
    send: main.getByRole("button", { name: "Send" }),
  };
};

test("a form says what it lacks beside its fields, leads to the first, and keeps what was typed", async ({
  page,
}) => {
  await visit(page, "/contact");
  const { name, email, topic, text, send } = letter(page);
  await text.fill("Is the twine waxed?");
  await send.click();
  await expect(name).toBeFocused();
  await expectSaid(name, NAME);
  await expectSaid(email, EMAIL);
  await expectSaid(topic, "Choose what it is about.");
  await expect(text).toHaveValue("Is the twine waxed?");
  await expect(text).not.toHaveAttribute("aria-invalid");
  await expectAccessible(page);

  // What is put right is no longer blamed, and what is not still is.
  await name.fill("Ines");
  await expect(name).not.toHaveAttribute("aria-invalid");
  await expectSaid(email, EMAIL);
  await email.fill("ines");
  await topic.selectOption({ label: "A thing you sell" });
  await send.click();
  await expect(email).toBeFocused();
  await expectSaid(email, EMAIL);
  await email.fill(someone().email);
  await send.click();
  await expect(page.getByText("We have your message.")).toBeVisible();
});

test("so do the letter at the foot of a page, and the entrance", async ({ page }) => {
  await visit(page, "/");
  const foot = page.getByRole("contentinfo");
  await foot.getByRole("button", { name: "Join" }).click();
  await expect(foot.getByLabel("E-mail")).toBeFocused();
  await expect(foot.getByText(EMAIL)).toBeVisible();

  await visit(page, "/sign-up");
  const main = page.getByRole("main");
  await main.getByLabel("E-mail").fill(someone().email);
  await main.getByLabel("Password").fill("short");
  await main.getByRole("button", { name: "Create the account" }).click();
  await expect(main.getByLabel("Password")).toBeFocused();
  await expect(main.getByText("Use at least 8 characters. A short sentence works well.")).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the door says the same beside the same fields", async ({ page, consoles }) => {
    consoles.expected.push(/422/);
    await page.goto("/contact");
    const { name, email, text, send } = letter(page);
    await text.fill("Is the twine waxed?");
    await send.click();
    await expectSaid(name, NAME);
    await expectSaid(email, EMAIL);
    await expect(text).toHaveValue("Is the twine waxed?");
  });
});
