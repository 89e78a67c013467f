import { mailTo } from "../books";
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
  const letter = desk.frameLocator(`iframe[title="The mail: Your order ${order.label} is confirmed"]`);
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
