import type { Page } from "@playwright/test";

/** A page of the demo as docs/screenshots shows it. */
export interface Shot {
  /** Also the name of its files. */
  readonly name: string;
  /** Its heading in docs/screenshots.md. */
  readonly title: string;
  readonly path: string;
  readonly as?: "customer" | "owner" | "warehouse";
  /** What is done there before the picture is taken. */
  readonly act?: (page: Page, isPhone: boolean) => Promise<unknown>;
  /** Drawn at both widths by day and by night; others wide by day and on a phone by night. */
  readonly inFull?: true;
}

const followed = (link: string) => async (page: Page) => {
  const href = await page.locator(link).first().getAttribute("href");
  await page.goto(href!);
};
const putIntoCart = (page: Page) =>
  page.locator('main form[action="/api/v1/cart/lines"] button[type="submit"]').first().click();
const drawer = "dialog.drawer[open]";

export const shop: readonly Shot[] = [
  { name: "home", title: "Home", path: "/", inFull: true },
  {
    name: "menu",
    title: "The menu",
    path: "/",
    inFull: true,
    act: (page) => page.locator("summary").filter({ hasText: "Shop" }).click(),
  },
  { name: "department", title: "A department", path: "/c/table", inFull: true },
  {
    name: "filtered",
    title: "A department, filtered",
    path: "/c/home?available=1&sort=price_asc",
  },
  { name: "collections", title: "Collections", path: "/collections" },
  { name: "collection", title: "A collection", path: "/collections/a-table-for-six" },
  { name: "product", title: "A product", path: "/p/hestia-pot", inFull: true },
  {
    name: "cart",
    title: "The cart",
    path: "/p/hestia-pot",
    inFull: true,
    act: async (page) => {
      await putIntoCart(page);
      await page.locator(drawer).getByRole("button", { name: "Go to checkout" }).click({ trial: true });
    },
  },
  {
    name: "cart-page",
    title: "The whole cart",
    path: "/p/alba-cup",
    act: async (page) => {
      await putIntoCart(page);
      // The drawer shows a thing at once; the button waits until the shop has it.
      await page.locator(drawer).getByRole("button", { name: "Go to checkout" }).click({ trial: true });
      await page.goto("/cart");
    },
  },
  { name: "cart-empty", title: "An empty cart", path: "/cart" },
  {
    name: "suggestions",
    title: "Suggestions while typing",
    path: "/",
    act: async (page) => {
      await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
      await page.getByRole("combobox").pressSequentially("te", { delay: 60 });
      await page.getByRole("option").first().waitFor();
    },
  },
  { name: "search", title: "Search", path: "/search?q=cup", inFull: true },
  { name: "search-none", title: "A search that finds nothing", path: "/search?q=submarine" },
  {
    name: "checkout",
    title: "The checkout",
    path: "/p/hestia-pot",
    inFull: true,
    act: async (page) => {
      await putIntoCart(page);
      await page.locator(drawer).getByRole("button", { name: "Go to checkout" }).click();
      await page.waitForURL("**/checkout/**");
    },
  },
  { name: "account", title: "The account", path: "/account", as: "customer" },
  {
    name: "order",
    title: "An order",
    path: "/account/orders",
    as: "customer",
    act: followed('main a[href*="/order/"], main a[href^="/account/orders/"]'),
  },
  { name: "addresses", title: "Addresses", path: "/account/addresses", as: "customer" },
  { name: "sessions", title: "Where one is signed in", path: "/account/sessions", as: "customer" },
  { name: "sign-in", title: "Sign in", path: "/sign-in" },
  { name: "about", title: "About us", path: "/pages/about" },
  { name: "delivery", title: "Delivery", path: "/pages/delivery" },
  { name: "contact", title: "Contact", path: "/contact" },
  { name: "not-found", title: "Not found", path: "/no-such-page" },
  { name: "offline", title: "Offline", path: "/offline" },
];

export const desk: readonly Shot[] = [
  { name: "today", title: "The desk: today", path: "/admin", as: "owner", inFull: true },
  { name: "orders", title: "Orders", path: "/admin/orders", as: "owner", inFull: true },
  {
    name: "desk-order",
    title: "An order at the desk",
    path: "/admin/orders?fulfilment=to_ship",
    as: "owner",
    inFull: true,
    act: followed('main table a[href^="/admin/orders/"]'),
  },
  { name: "to-ship", title: "To ship", path: "/admin/to-ship", as: "warehouse", inFull: true },
  { name: "products", title: "Products", path: "/admin/products", as: "owner" },
  {
    name: "desk-product",
    title: "A product at the desk",
    path: "/admin/products?query=hestia",
    as: "owner",
    inFull: true,
    act: followed('main table a[href^="/admin/products/"]'),
  },
  { name: "low-stock", title: "What runs out", path: "/admin/low-stock", as: "owner" },
  { name: "customers", title: "Customers", path: "/admin/customers", as: "owner" },
  {
    name: "customer",
    title: "A customer",
    path: "/admin/customers",
    as: "owner",
    act: followed('main table a[href^="/admin/customers/"]'),
  },
  {
    name: "coupon",
    title: "A coupon, tried on a sample cart",
    path: "/admin/coupons?standing=active",
    as: "owner",
    inFull: true,
    act: followed('main table a[href^="/admin/coupons/"]'),
  },
  { name: "messages", title: "Sent e-mails", path: "/admin/messages", as: "owner" },
  {
    name: "message",
    title: "An e-mail as its reader sees it",
    path: "/admin/messages",
    as: "owner",
    act: followed('main table a[href^="/admin/messages/"]'),
  },
  { name: "to-answer", title: "To answer", path: "/admin/inquiries", as: "owner" },
  { name: "settings-delivery", title: "Settings: delivery", path: "/admin/settings/delivery", as: "owner" },
  { name: "staff", title: "Staff", path: "/admin/staff", as: "owner" },
  { name: "audit", title: "The audit log", path: "/admin/audit", as: "owner" },
  {
    name: "problems",
    title: "Problems, and the identities of money and stock",
    path: "/admin/problems",
    as: "owner",
  },
  {
    name: "palette",
    title: "Go, do and find, from the keyboard",
    path: "/admin",
    as: "owner",
    act: async (page) => {
      await page.getByRole("button", { name: /^(Find|Search)/ }).click();
      await page.getByRole("combobox").pressSequentially("hestia", { delay: 40 });
      await page.getByRole("option").first().waitFor();
    },
  },
];
