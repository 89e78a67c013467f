import { buyer } from "../../factories";
import { PASSWORD } from "../../people";
import { deskTable } from "./desk-table";
import {
  type Asked,
  all,
  anyone,
  customers,
  isStaff,
  managers,
  nobody,
  office,
  type Row,
  row,
  staff,
  theirs,
} from "./rows";
import { shopTable } from "./shop-table";
import type { World } from "./world";

const owner = "owner";
const address = { ...buyer.destination, street_address: "Am Bach 3" };
const orderParams = async (world: World) => ({ params: { order: (await world.sampleOrder()).id } });
const orderLink = async (world: World) => ({ params: { order: (await world.sampleOrder()).link } });
const bookEntry = async (world: World) => ({ params: { address: await world.newAddress() } });
const openCheckout = async (world: World) => ({
  params: { checkout: (await world.newCheckout()).checkout.id },
});
const nothingThere = anyone("404 not_found", { params: { rest: "v1/nothing" } });
const words = { email: "owner@people.example", password: "not the password" };
const shop = { market: "us" };

/**
 * Every door of the build and what each role meets there. The test fails when a door has no row, and when a row has
 * no door. It says roles and not permissions: that a role has a permission is what is proven.
 */
export const table: Readonly<Record<string, Row>> = {
  ...shopTable,
  ...deskTable,

  // The shop
  "page /[market]": anyone("200", { params: shop }),
  "page /[market]/browse/[...path]": anyone("200", { params: { ...shop, path: "doors" } }),
  "page /[market]/c/[...path]": anyone("200", { params: { ...shop, path: "doors" } }),
  "page /[market]/p/[handle]": anyone("200", async ({ thing }) => ({
    params: { ...shop, handle: thing.handle },
  })),
  "page /[market]/search": anyone("200", { params: shop, query: "q=hinge" }),
  "page /api/v1/docs": anyone("200"),
  "GET /media/[...key]": anyone("404", { params: { key: "ab/abcdefgh12.webp" } }),

  // What is one person's, by cookie or by an unguessable address
  "page /cart": anyone("200"),
  "page /checkout/[token]": anyone("200", async (world) => ({
    params: { token: (await world.newCheckout()).checkout.id },
  })),
  "page /order/[token]": anyone("200", async (world) => ({
    params: { token: (await world.sampleOrder()).link },
  })),
  "page /confirm-email/[secret]": anyone("200", async (world) => ({
    params: { secret: await world.secret("confirm_customer_email") },
  })),
  "page /reset-password/[secret]": anyone("200", async (world) => ({
    params: { secret: await world.secret("reset_customer_password") },
  })),
  "page /forgot-password": anyone("200"),
  "page /device": anyone("200"),
  "page /sign-in": row((role) => (role === "customer" || role === "other" ? "307 /account" : "200")),
  "page /sign-up": row((role) => (role === "customer" || role === "other" ? "307 /account" : "200")),
  "page /account": customers("200"),
  "page /account/addresses": customers("200"),
  "page /account/addresses/new": customers("200"),
  "page /account/addresses/[address]": theirs("200", "404", bookEntry),
  "page /account/orders": customers("200"),
  "page /account/profile": customers("200"),
  "page /account/sessions": customers("200"),

  // The API
  "GET /api/v1/openapi.json": anyone("200"),
  "GET /api/v1/products": anyone("200"),
  "GET /api/v1/products/[handle]": anyone("200", async ({ thing }) => ({ params: { handle: thing.handle } })),
  "GET /api/v1/search": anyone("200", { query: "q=hinge" }),
  "GET /api/v1/search/suggestions": anyone("200", { query: "q=hin" }),
  "GET /api/v1/live": anyone("200"),
  "GET /api/v1/cart": anyone("200"),
  "POST /api/v1/cart/lines": anyone("200", async ({ thing }) => ({
    body: { lines: [{ item_id: thing.itemId, quantity: 1 }] },
  })),
  "PATCH /api/v1/cart/lines/[line]": theirsByCart({ quantity: 1 }),
  "POST /api/v1/cart/lines/[line]": theirsByCart({ quantity: 1 }),
  "DELETE /api/v1/cart/lines/[line]": theirsByCart(),
  "PUT /api/v1/cart/codes": byCart({ codes: [] }),
  "POST /api/v1/cart/codes": byCart({ codes: [] }),
  "POST /api/v1/cart/prices": byCart(),
  "POST /api/v1/checkouts": row(
    (role) => (role === "customer" ? "201" : "409 cart_empty"),
    async (world) => ({ body: {}, ...(await onlyTheirs(world)) }),
  ),
  "GET /api/v1/checkouts/[checkout]": anyone("200", openCheckout),
  "PATCH /api/v1/checkouts/[checkout]": anyone("200", async (world) => ({
    ...(await openCheckout(world)),
    body: { note: null },
  })),
  "POST /api/v1/checkouts/[checkout]": anyone("200", async (world) => ({
    ...(await openCheckout(world)),
    body: { note: null },
  })),
  "POST /api/v1/checkouts/[checkout]/complete": anyone("200", async (world) => ({
    ...(await openCheckout(world)),
    body: {},
  })),
  "POST /api/v1/checkouts/[checkout]/reopen": anyone("200", openCheckout),
  "POST /api/v1/checkouts/[checkout]/cancel": anyone("200", openCheckout),
  "GET /api/v1/orders/[order]": anyone("200", orderLink),
  "POST /api/v1/orders/[order]/reorder": anyone("200", async (world) => ({
    ...(await orderLink(world)),
    body: {},
  })),
  "POST /api/v1/account/sign-in": anyone("401 invalid_credentials", { body: words }),
  "POST /api/v1/account/sign-out": anyone("200", { body: {} }),
  "POST /api/v1/account/sign-up": anyone("200", async () => ({
    body: { email: `new-${Math.random()}@people.example`, password: PASSWORD },
  })),
  "POST /api/v1/account/confirm-email": anyone("200", async (world) => ({
    body: { secret: await world.secret("confirm_customer_email") },
  })),
  "POST /api/v1/account/password-reset": anyone("200", { body: { email: "nobody@people.example" } }),
  "POST /api/v1/account/password-reset/confirm": anyone("410 link_invalid", {
    body: { secret: "A".repeat(22), password: PASSWORD },
  }),
  "POST /api/v1/account/password": customers("422 present_password_wrong", {
    body: { present_password: "not the password", new_password: "a lantern over the quay" },
  }),
  "PATCH /api/v1/account/profile": customers("200", { body: { first_name: "Odalys" } }),
  "POST /api/v1/account/profile": customers("200", { body: { first_name: "Odalys" } }),
  "POST /api/v1/account/sessions/end-others": customers("200", { body: {} }),
  "POST /api/v1/account/sessions/[session]/end": theirs("200", "404 session_not_found", async (world) => ({
    params: { session: await world.newSession() },
    body: {},
  })),
  "POST /api/v1/account/addresses": customers("201", { body: address }),
  "PUT /api/v1/account/addresses/[address]": theirs("200", "404 address_not_found", async (world) => ({
    ...(await bookEntry(world)),
    body: address,
  })),
  "POST /api/v1/account/addresses/[address]": theirs("200", "404 address_not_found", async (world) => ({
    ...(await bookEntry(world)),
    body: address,
  })),
  "POST /api/v1/account/addresses/[address]/default": theirs("200", "404 address_not_found", bookEntry),
  "POST /api/v1/account/addresses/[address]/remove": theirs("200", "404 address_not_found", bookEntry),

  "GET /api/[...rest]": nothingThere,
  "POST /api/[...rest]": nothingThere,
  "PUT /api/[...rest]": nothingThere,
  "PATCH /api/[...rest]": nothingThere,
  "DELETE /api/[...rest]": nothingThere,

  // Signing in by Auth.js's own protocol
  "GET /api/auth/customer/[...nextauth]": anyone("200", { params: { nextauth: "session" } }),
  "POST /api/auth/customer/[...nextauth]": anyone("404 not_found", {
    params: { nextauth: "session" },
    body: {},
  }),
  "GET /api/auth/staff/[...nextauth]": anyone("200", { params: { nextauth: "session" } }),
  "POST /api/auth/staff/[...nextauth]": anyone("404 not_found", {
    params: { nextauth: "session" },
    body: {},
  }),

  // Machines
  "GET /api/health": anyone("200"),
  "POST /api/webhooks/stripe": anyone("400 signature_invalid", {
    body: { type: "checkout.session.completed" },
  }),
  "GET /api/jobs/run": anyone("401 unauthenticated"),
  "POST /api/jobs/run": anyone("401 unauthenticated", { headers: { authorization: "Bearer null" } }),
  "POST /api/internal/revalidate": anyone("401 unauthenticated", { body: { tags: ["navigation"] } }),

  // The desk: doors that let in
  "page /admin/sign-in": row((role) => (isStaff(role) ? "307 /admin" : "200")),
  "page /admin/reset-password": anyone("200"),
  "page /admin/reset-password/[secret]": anyone("200", async (world) => ({
    params: { secret: await world.secret("reset_staff_password") },
  })),
  "page /admin/invitation/[secret]": anyone("200", { params: { secret: "A".repeat(22) } }),
  "POST /admin/session": anyone("401 invalid_credentials", { body: words }),
  "POST /admin/session/end": anyone("200", { body: {} }),
  "POST /admin/password/reset": anyone("200", { body: { email: "nobody@people.example" } }),
  "POST /admin/password/choose": anyone("410 link_invalid", {
    body: { by: "invitation", secret: "A".repeat(22), password: PASSWORD },
  }),

  // The desk: pages
  "page /admin": staff(all, "200"),
  "page /admin/[...rest]": staff(all, "404", { params: { rest: "nowhere/at/all" } }),
  "page /admin/orders": staff(all, "200", { query: "scope=all" }),
  "page /admin/orders/[order]": staff(all, "200", orderParams),
  "page /admin/orders/[order]/packing-list": staff(all, "200", orderParams),
  "page /admin/orders/packing-lists": staff(all, "200", async (world) => ({
    query: `orders=${(await world.sampleOrder()).id}`,
  })),
  "GET /admin/orders/[order]/look": staff(all, "200", orderParams),
  "GET /admin/orders/export": staff(office, "200"),
  "page /admin/to-ship": staff(all, "200"),
  "page /admin/low-stock": staff(all, "200"),
  "page /admin/products": staff(all, "200"),
  "page /admin/products/[product]": staff(all, "200", async ({ thing }) => ({
    params: { product: thing.productId },
  })),
  "page /admin/products/new": staff(managers, "200"),
  "page /admin/customers": staff(office, "200"),
  "page /admin/customers/[customer]": staff(office, "200", async ({ people }) => ({
    params: { customer: people.customer },
  })),
  "GET /admin/find": staff(all, "200", { query: "q=hinge" }),
  "page /admin/coupons": staff(office, "200"),
  "page /admin/coupons/[coupon]": staff(office, "200", async ({ couponId }) => ({
    params: { coupon: couponId },
  })),
  "page /admin/coupons/new": staff(managers, "200"),
  "page /admin/staff": staff(owner, "200"),
  "page /admin/staff/[staff]": staff(owner, "200", async ({ people }) => ({
    params: { staff: people.support },
  })),
  "page /admin/audit": staff(managers, "200"),
  "GET /admin/audit/export": staff(managers, "200"),
  "page /admin/settings": staff(managers, "200"),
  "page /admin/settings/shop": staff(managers, "200"),
  "page /admin/settings/tax": staff(managers, "200"),
  "page /admin/settings/delivery": staff(managers, "200"),
  "page /admin/settings/mail": staff(managers, "200"),
  "page /admin/settings/pages": staff(managers, "200"),
  "page /admin/settings/pages/[handle]": staff(managers, "404", { params: { handle: "nowhere" } }),
  "page /admin/settings/pages/new": staff(owner, "200"),
  "page /admin/settings/announcement": staff(managers, "200"),
  "page /admin/settings/voices": staff(managers, "200"),
  "page /admin/settings/opening": staff(managers, "200"),
  "page /admin/settings/security": staff(managers, "200"),

  // The desk: what it does
  "action /admin/staff invite": staff(owner, "ok", async () => ({
    input: { email: `invited-${Math.random()}@people.example`, name: "Somebody", role: "support" },
  })),
  ...Object.fromEntries(
    ["inviteAgain", "disable", "enable", "endSessions", "resetFactor"].map((act) => [
      `action /admin/staff ${act}`,
      staff(owner, "staff_not_found", { input: { id: "stf_nobody" } }),
    ]),
  ),
  "action /admin/staff changeRole": staff(owner, "staff_not_found", {
    input: { id: "stf_nobody", role: "support" },
  }),
  "action /admin/settings saveIdentity": staff(owner, "changed_meanwhile", {
    input: {
      value: { name: "Another", email: "a@people.example", timeZone: "UTC", addressLines: [] },
      seen: "another",
    },
  }),
  // What a setting is already is no change, whatever was seen.
  "action /admin/settings saveMail": staff(owner, "ok", {
    input: { value: { senderName: null, replyTo: null }, seen: "another" },
  }),
  "action /admin/settings saveAnnouncement": staff(owner, "ok", {
    input: { value: { show: "delivery" }, seen: "another" },
  }),
  "action /admin/settings saveVoices": staff(owner, "ok", { input: { value: [], seen: "another" } }),
  "action /admin/settings saveOpening": staff(owner, "ok", {
    input: { value: { isOn: false, words: null }, seen: "another" },
  }),
  "action /admin/settings saveDispatch": staff(owner, "changed_meanwhile", {
    input: { value: { cutOff: "11:00", closedDays: [] }, seen: "another" },
  }),
  "action /admin/settings saveSecurity": staff(owner, "changed_meanwhile", {
    input: { value: { second_factor_roles: [], fresh_minutes: 7, refunds_above: {} }, seen: "another" },
  }),
  "action /admin/settings saveRate": staff(owner, "changed_meanwhile", {
    input: { seen: nobody, country: "DE", region: null, taxClass: "standard", name: "Tax", ratePpm: 1 },
  }),
  "action /admin/settings endRate": staff(owner, "changed_meanwhile", {
    input: { seen: nobody, country: "DE", region: null, taxClass: "standard" },
  }),
  "action /admin/settings saveDelivery": staff(owner, "zone_not_found", {
    input: {
      ...{
        id: null,
        seen: "",
        zoneId: nobody,
        name: "By hand",
        description: "",
        carrier: "",
        currency: "EUR",
      },
      ...{ kind: "flat", amount: 100, freeFrom: null, bands: [], minDays: 1, maxDays: 2, active: true },
    },
  }),
  "action /admin/settings saveDeliveryZone": staff(owner, "zone_not_found", {
    input: { id: nobody, seen: "another", name: "Alps", countries: ["CH"] },
  }),
  "action /admin/settings savePageWords": staff(owner, "changed_meanwhile", {
    input: { page: { handle: "nowhere", title: "Nowhere", body: [] }, seen: "another" },
  }),
  "action /admin/settings archivePageWords": staff(owner, "changed_meanwhile", {
    input: { handle: "nowhere", seen: "another" },
  }),
  "action /admin/orders changeAddress": staff(office, "ok", async (world) => ({
    input: { order_id: (await world.newOrder()).id, version: 2, ...address },
  })),
  "action /admin/orders ship": staff("owner manager warehouse", "ok", async (world) => {
    const { id, lineId, delivery } = await world.newOrder();
    return {
      input: { order_id: id, lines: [{ line_id: lineId, quantity: 1 }], seen_delivery: delivery },
    };
  }),
  "action /admin/orders arrived": staff("owner manager warehouse", "not_in_transit", {
    input: { shipment_id: nobody },
  }),
  "POST /admin/orders/bulk": staff("owner manager warehouse", "200", async (world) => ({
    body: { act: { kind: "ship" }, orders: [{ id: (await world.newOrder()).id, version: 1 }] },
  })),
  "action /admin/orders previewCancel": staff(office, "ok", async (world) => ({
    input: { order_id: (await world.sampleOrder()).id, lines: null },
  })),
  "action /admin/orders cancel": staff(office, "ok", async (world) => {
    const { id, total } = await world.newOrder();
    return { input: { order_id: id, lines: null, reason: "test", shown: total } };
  }),
  "action /admin/orders refund": staff(office, "ok", async (world) => ({
    input: { order_id: (await world.newOrder()).id, amount: 100, reason: "test" },
  })),
  "action /admin/orders endReview": staff(office, "ok", async (world) => {
    const { id, paid } = await world.newReview();
    return { input: { order_id: id, shown: paid } };
  }),
  "action /admin/orders note": staff(all, "ok", async (world) => ({
    input: { order_id: (await world.sampleOrder()).id, text: "a note" },
  })),
  "action /admin/products saveDetails": staff(managers, "ok", async (world) => ({
    input: {
      productId: world.thing.productId,
      expectedVersion: await world.productVersion(),
      vendor: "Mosel",
    },
  })),
  "action /admin/products savePrices": staff(managers, "ok", async (world) => ({
    input: {
      productId: world.thing.productId,
      expectedVersion: await world.productVersion(),
      variants: [{ id: world.thing.variantId, grams: 351 }],
    },
  })),
  "action /admin/products saveRow": staff(managers, "ok", async (world) => ({
    input: {
      productId: world.thing.productId,
      expectedVersion: await world.productVersion(),
      status: "active",
    },
  })),
  "action /admin/products previewChange": staff(managers, "ok", async (world) => ({
    input: {
      productIds: [world.thing.productId],
      priceListId: world.priceListId,
      byBp: 1_000,
    },
  })),
  "GET /admin/products/[product]/look": staff(all, "200", async ({ thing }) => ({
    params: { product: thing.productId },
  })),
  "POST /admin/products/bulk": staff(managers, "200", async (world) => ({
    body: {
      act: { kind: "status", status: "active" },
      products: [{ id: world.thing.productId, version: await world.productVersion() }],
    },
  })),
  "action /admin/products count": staff("owner manager warehouse", "ok", async (world) => ({
    input: {
      productId: world.thing.productId,
      variantId: world.thing.variantId,
      locationId: world.locationId,
      onHand: 900,
      reason: "counted",
    },
  })),
  "action /admin/products add": staff(managers, "ok", {
    input: { title: "A new thing", variants: [{ onHand: 1 }] },
  }),
  "action /admin/views keep": staff(all, "ok", async () => ({
    input: { list: "orders", name: `View ${Math.floor(Math.random() * 1e9)}`, query: "payment=refunded" },
  })),
  "action /admin/views forget": staff(all, "ok", { input: { id: nobody } }),
  "action /admin/customers note": staff(office, "ok", async ({ people }) => ({
    input: { customer_id: people.other, text: "a note" },
  })),
  "action /admin/customers whatIsKept": staff(managers, "ok", async ({ people }) => ({
    input: { customer_id: people.customer },
  })),
  "action /admin/customers exportData": staff(managers, "ok", async ({ people }) => ({
    input: { customer_id: people.customer },
  })),
  "action /admin/customers erase": staff(managers, "customer_not_found", {
    input: { customer_id: "00000000-0000-7000-8000-000000000000" },
  }),
  "action /admin/customers setClosed": staff(office, "ok", async ({ people }) => ({
    input: { customer_id: people.other, closed: false },
  })),
  "action /admin/coupons create": staff(managers, "ok", async () => ({
    input: {
      code: `C${Math.floor(Math.random() * 1e9)}`,
      title: "Ten off",
      kind: "percent",
      percentBp: 1_000,
    },
  })),
  "action /admin/coupons edit": staff(managers, "ok", async (world) => ({
    input: { id: world.couponId, title: "Ten off", kind: "percent", percentBp: 1_000 },
  })),
  "action /admin/coupons restore": staff(managers, "changed_meanwhile", async (world) => ({
    input: { id: world.couponId, archivedAt: "2026-01-01T00:00:00.000Z" },
  })),
  "action /admin/coupons archive": staff(managers, "ok", async (world) => ({
    input: { id: await world.newCoupon() },
  })),
};

/** A line of the customer's cart: to everybody else it is no line at all. */
function theirsByCart(body?: unknown): Row {
  return row(
    (role) => (role === "customer" ? "200" : "404 line_not_found"),
    async (world) => ({ params: { line: (await world.newCheckout()).lineId }, body }),
  );
}

/** What acts on whatever cart the caller has: only the customer has one. */
function byCart(body?: unknown): Row {
  return row(
    (role) => (role === "customer" ? "200" : "409 cart_empty"),
    async (world) => ({ body, ...(await onlyTheirs(world)) }),
  );
}

async function onlyTheirs(world: World): Promise<Asked> {
  await world.newCheckout();
  await world.withoutCart("other");
  return {};
}
