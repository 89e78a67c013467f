import { expect, type Page } from "@playwright/test";
import { visit } from "./shopping";

/** The desk's page of a product, found as staff find it. */
export async function openProduct(desk: Page, title: string): Promise<void> {
  await visit(desk, "/admin/products");
  await desk.getByRole("link", { name: title, exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Staff count a variant: so many are on the shelf from now on. */
export async function count(desk: Page, title: string, variant: string, onHand: number): Promise<void> {
  await openProduct(desk, title);
  const row = desk
    .getByRole("row", { name: variant })
    .filter({ has: desk.getByRole("button", { name: "Count" }) });
  await row.getByRole("button", { name: "Count" }).click();
  const panel = desk.getByRole("dialog");
  await panel.getByLabel("On hand now").fill(String(onHand));
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
