import type { StaffRole } from "@/lib/auth";
import { openProduct } from "../desk";
import { visit } from "../shopping";
import type { Look, Scene } from "./look";

const desk = (name: string, path: string | ((scene: Scene) => string), role: StaffRole = "owner"): Look => ({
  name: `desk-${name}`,
  async reach(scene) {
    const page = await scene.staff(role);
    await page.goto(typeof path === "string" ? path : path(scene));
    return page;
  },
});

export const deskLooks: readonly Look[] = [
  {
    name: "desk-sign-in",
    async reach({ page }) {
      await page.goto("/admin/sign-in");
    },
  },
  desk("today", "/admin"),
  desk("orders", "/admin/orders"),
  desk("order", ({ story }) => `/admin/orders/${story.parcels.id}`),
  desk("to-ship", "/admin/to-ship", "warehouse"),
  desk("low-stock", "/admin/low-stock", "warehouse"),
  desk("customers", "/admin/customers"),
  desk("packing-list", ({ story }) => `/admin/orders/${story.paid.id}/packing-list`, "warehouse"),
  desk("products", "/admin/products"),
  desk("categories", "/admin/categories"),
  desk("collections", "/admin/collections"),
  desk("collection-new", "/admin/collections/new"),
  {
    name: "desk-products-chosen",
    async reach({ staff }) {
      const page = await staff("owner");
      await visit(page, "/admin/products");
      const boxes = page.locator("tbody .row-choose input");
      for (const at of [0, 1, 4]) await boxes.nth(at).check();
      return page;
    },
  },
  {
    name: "desk-products-prices",
    async reach({ staff }) {
      const page = await staff("owner");
      await visit(page, "/admin/products");
      await page.locator("tbody .row-choose input").first().check();
      await page.getByRole("button", { name: "Change prices" }).click();
      await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
      return page;
    },
  },
  {
    name: "desk-products-look",
    async reach({ staff }) {
      const page = await staff("owner");
      await visit(page, "/admin/products");
      await page.locator(".row-link").nth(1).focus();
      await page.keyboard.press("Space");
      await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
      return page;
    },
  },
  desk(
    "packing-lists",
    ({ story }) => `/admin/orders/packing-lists?orders=${story.paid.id},${story.parcels.id}`,
  ),
  desk("coupons", "/admin/coupons"),
  desk("coupon-new", "/admin/coupons/new"),
  desk("messages", "/admin/messages"),
  desk("inquiries-none", "/admin/inquiries"),
  desk("problems", "/admin/problems"),
  {
    name: "desk-product",
    async reach({ staff }) {
      const page = await staff("owner");
      await openProduct(page, "Linen Apron");
      return page;
    },
  },
];
