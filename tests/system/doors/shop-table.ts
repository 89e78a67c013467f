import { anyone, customers, type Row } from "./rows";
import type { World } from "./world";

const shop = { market: "us" };
const letterLink = async (world: World) => ({ params: { token: await world.newSubscription() } });
const letterDoor = async (world: World) => ({ params: { subscription: await world.newSubscription() } });
const alertLink = async (world: World) => ({ params: { alert: await world.newAlert() } });
const machine = { "content-type": "application/x-www-form-urlencoded" };

/** What the shop shows and asks besides selling: collections, its own words, letters, alerts. */
export const shopTable: Readonly<Record<string, Row>> = {
  "page /[market]/c": anyone("404", { params: shop }),
  "page /[market]/p": anyone("404", { params: shop }),
  "page /[market]/pages": anyone("404", { params: shop }),
  "page /[market]/collections": anyone("200", { params: shop }),
  "page /[market]/collections/[handle]": anyone("200", { params: { ...shop, handle: "doors" } }),
  "page /[market]/browse-collection/[handle]": anyone("200", { params: { ...shop, handle: "doors" } }),
  "page /[market]/pages/[handle]": anyone("200", { params: { ...shop, handle: "about" } }),
  "GET /share/[market]/[file]": anyone("200", async ({ thing }) => ({
    params: { ...shop, file: `${thing.handle}.jpg` },
  })),
  "GET /sw.js": anyone("200"),
  "GET /robots.txt": anyone("200"),
  "GET /sitemap.xml": anyone("200"),
  "GET /sitemaps/[market]/[file]": anyone("200", { params: { ...shop, file: "pages.xml" } }),
  "page /offline": anyone("200"),
  // There only while the shop is closed; maintenance.test.ts closes one.
  "page /closed": anyone("307 /"),
  "POST /api/v1/market": anyone("200", async ({ market }) => ({ body: { market } })),

  // Writing to the shop, and being written to
  "page /contact": anyone("200"),
  "POST /api/v1/inquiries": anyone("200", {
    body: { name: "Ines", email: "ines@people.example", topic: "other", text: "Hello" },
  }),
  "page /newsletter": anyone("200"),
  "page /newsletter/[token]": anyone("200", letterLink),
  "POST /api/v1/newsletter": anyone("200", { body: { email: "reader@people.example" } }),
  "POST /api/v1/newsletter/[subscription]/confirm": anyone("200", letterDoor),
  "POST /api/v1/newsletter/[subscription]/leave": anyone("200", letterDoor),
  "POST /api/v1/newsletter/[subscription]/one-click": anyone("200", async (world) => ({
    ...(await letterDoor(world)),
    headers: machine,
    body: "List-Unsubscribe=One-Click",
  })),
  "POST /api/v1/account/newsletter": customers("200", { body: { wanted: "yes" } }),
  "page /tell-me": anyone("200", { query: "from=sent" }),
  "page /tell-me/[alert]": anyone("200", alertLink),
  "POST /api/v1/stock-alerts": anyone("200", async ({ soldOut }) => ({
    body: { item_id: soldOut.itemId, email: "waiting@people.example" },
  })),
  "POST /api/v1/stock-alerts/[alert]/stop": anyone("200", alertLink),
};
