import type { StaffRole } from "@/lib/auth";
import { openProduct } from "../desk";
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
