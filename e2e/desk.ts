import { expect, type Locator, type Page } from "@playwright/test";
import { visit } from "./shopping";

/** The desk's page of a product, found as staff find it. */
export async function openProduct(desk: Page, title: string): Promise<void> {
  await visit(desk, "/admin/products");
  await desk.getByRole("link", { name: title, exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Staff count a variant: so many can be sold or are held from now on; what is sold and unsent lies there as well. */
export async function count(desk: Page, title: string, variant: string, onHand: number): Promise<void> {
  await openProduct(desk, title);
  const row = desk
    .getByRole("row", { name: variant })
    .filter({ has: desk.getByRole("button", { name: "Count" }) });
  await row.getByRole("button", { name: "Count" }).click();
  const panel = desk.getByRole("dialog");
  const unsent = /(\d+) of them (is|are) sold/.exec((await panel.textContent()) ?? "")?.[1] ?? 0;
  await panel.getByLabel("On the shelf now").fill(String(onHand + Number(unsent)));
  await panel.getByLabel("Why").selectOption("Damaged");
  await panel.getByRole("button", { name: `Set to ${onHand}` }).click();
  await expect(panel).toBeHidden();
}

/** Staff change what a variant costs in euro. */
export async function reprice(desk: Page, title: string, variant: string, price: string): Promise<void> {
  await openProduct(desk, title);
  await desk.getByLabel(`Price in EUR, ${variant}`, { exact: true }).fill(price);
  await desk.getByRole("button", { name: "Save prices" }).click();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();
}

/** An order's card in the warehouse's queue. Others may wait for longer, and the queue has pages. */
export async function toPack(
  desk: Page,
  label: string,
  press: (target: Locator) => Promise<void> = (target) => target.click(),
): Promise<Locator> {
  await visit(desk, "/admin/to-ship");
  const waiting = desk.getByRole("region", { name: "Waiting" });
  const line = waiting.getByRole("link", { name: label });
  await expect(waiting).toBeVisible();
  while ((await line.count()) === 0) {
    const address = desk.url();
    await press(desk.getByRole("link", { name: "Next page" }));
    await desk.waitForURL((url) => url.href !== address);
    await expect(waiting).toBeVisible();
  }
  await press(line);
  const card = desk.getByRole("article", { name: label });
  await expect(card).toBeVisible();
  return card;
}
