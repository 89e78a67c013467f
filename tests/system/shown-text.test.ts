import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createCategory, editProduct } from "@/lib/catalog";
import { refreshListings } from "@/lib/listing";
import { deliveryOf } from "@/lib/orders";
import { transact } from "@/lib/platform/transact";
import { buyer } from "../factories";
import { must } from "../people";
import { orderIdOf } from "../road";
import { builtActions, filled } from "./doors/build";
import { callAction } from "./doors/call-action";
import { as } from "./doors/roles";
import { makeWorld, type World } from "./doors/world";
import { type SystemShop, startSystem } from "./system";
import { sessionOf, until, type Visitor } from "./visitor";

/** Script in every text that people can enter, and every page that shows it: shown as text, and nothing runs. */
let system: SystemShop;
let world: World;
beforeAll(async () => {
  system = await startSystem({ jobs: true });
  world = await makeWorld(system);
});
afterAll(() => system.stop());

/** Each text says where it came from, ends whatever it stands in, and would run if it could. */
const evil = (where: string) =>
  `${where}"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`;
/** What must not stand in a page as it was typed; escaped, in markup or in data, it may. */
const runs = [/<script>alert/i, /<img src=x/i, /["']><\/title>/i];
const places = "title vendor type category name company street note staff carrier reason coupon".split(" ");

async function act(owner: Visitor, action: string, input: unknown): Promise<unknown> {
  const door = builtActions(inject("distDir")).find((one) => one.key === `action ${action}`)!;
  const said = await callAction(owner, filled(door.address), door.actionId!, [input], {
    origin: system.urls[0]!,
  });
  expect([action, said.met]).toEqual([action, "ok"]);
  return (said.value as { value: unknown }).value;
}

it("is text on every page of shop and desk, in the API, in JSON-LD and in mails", async () => {
  const { ctx, shop } = system;
  const owner = await as(system, world, "owner");
  const thing = await shop.sells({ amount: 1_000, stock: 50 });
  await transact(ctx, async (tx) => {
    const category = must(
      await createCategory(tx, { name: evil("category"), handle: "evil", description: evil("category") }),
    );
    const texts = {
      title: evil("title"),
      vendor: evil("vendor"),
      productType: evil("type"),
      tags: [evil("tag")],
    };
    const html = `<p onclick="alert(1)">${evil("html")}<a href="javascript:alert(1)">x</a><svg onload=alert(1)></p>`;
    const target = { productId: thing.productId, expectedVersion: null };
    must(
      await editProduct(tx, target, {
        ...texts,
        descriptionHtml: html,
        seoTitle: evil("title"),
        seoDescription: evil("title"),
        categoryIds: [category.id],
        variants: [{ id: thing.variantId, sku: evil("sku").slice(0, 100) }],
      }),
    );
  });
  await system.database.pool.query("UPDATE staff SET name = $1 WHERE id = $2", [
    evil("staff"),
    world.people.owner,
  ]);
  await refreshListings(ctx, [thing.productId]);
  await act(owner, "/admin/coupons create", {
    code: "EVIL",
    title: evil("coupon").slice(0, 80),
    kind: "percent",
    percentBp: 100,
  });

  const shopper = await as(system, world, "customer");
  await shopper.add(thing.itemId, 2);
  await shopper.codes("EVIL");
  const opened = await shopper.open();
  const cut = (where: string) => evil(where).slice(0, 80);
  const person = { first_name: cut("name"), last_name: cut("name") };
  const destination = {
    ...buyer.destination,
    ...person,
    company: evil("company").slice(0, 120),
    street_address: evil("street"),
  };
  const choices = { email: buyer.email, ...person, note: evil("note"), destination, billing: destination };
  const patched = await shopper.patch(opened.body.id, choices);
  expect(patched.status, JSON.stringify(patched.body)).toBe(200);
  const placed = await shopper.complete(patched.body);
  expect(placed.status, JSON.stringify(placed.body)).toBe(200);
  await shopper.call("POST", "/api/v1/account/addresses", { ...destination, is_default: true });
  await shopper.call("PATCH", "/api/v1/account/profile", person);
  const pages = async () => [
    `/checkout/${opened.body.id}`,
    ...(await Promise.all([
      "/cart",
      "/account",
      "/account/addresses",
      "/account/profile",
      "/account/orders",
    ])),
  ];
  const shown: [path: string, visitor: Visitor][] = (await pages()).map((path) => [path, shopper]);
  for (const [path, visitor] of shown) await inert(path, visitor);

  await system.control.pay(sessionOf(placed.body));
  const orderId = orderIdOf(placed.body);
  const { rows: lines } = await until("placed", async () => {
    const { rows } = await system.database.pool.query("SELECT state FROM orders WHERE id = $1", [orderId]);
    return (
      rows[0].state === "placed" &&
      system.database.pool.query("SELECT id FROM order_lines WHERE order_id = $1", [orderId])
    );
  });
  await act(owner, "/admin/orders note", { order_id: orderId, text: evil("staff") });
  await act(owner, "/admin/orders ship", {
    order_id: orderId,
    lines: [{ line_id: lines[0].id, quantity: 1 }],
    carrier: evil("carrier").slice(0, 60),
    tracking_number: evil("carrier").slice(0, 80),
    tracking_url: "https://carrier.example/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    seen_delivery: await deliveryOf(ctx, orderId),
  });
  await act(owner, "/admin/orders refund", { order_id: orderId, amount: 1, reason: evil("reason") });

  const { pathname } = new URL(placed.body.order.permalink_url);
  for (const path of [pathname, "/account/orders", "/account"]) await inert(path, shopper);
  for (const path of [
    "/us",
    "/c/evil",
    "/c/evil?sort=newest",
    `/p/${thing.handle}`,
    "/search?q=title",
    `/search?q=${encodeURIComponent(evil("q"))}`,
  ])
    await inert(path, system.visitor());
  for (const path of ["/", "/sign-in", "/sign-up", "/forgot-password", "/admin/sign-in", "/cart"])
    await inert(
      `${path}?next=${encodeURIComponent(evil("q"))}&from=${encodeURIComponent(evil("q"))}&code=${encodeURIComponent(evil("q"))}`,
      system.visitor(),
    );
  const desk = [
    "",
    "/orders",
    "/to-ship",
    "/products",
    "/coupons",
    `/orders/${orderId}`,
    `/orders/${orderId}/packing-list`,
    `/products/${thing.productId}`,
  ];
  for (const path of desk) await inert(`/admin${path}?q=${encodeURIComponent(evil("q"))}`, owner);
  for (const path of desk) await inert(`/admin${path}`, owner);

  const mails = await until("mails are written", async () => {
    const { rows } = await system.database.pool.query(
      "SELECT subject, html, text FROM messages WHERE order_id = $1",
      [orderId],
    );
    return rows.length >= 2 && rows;
  });
  for (const { subject, html } of mails) {
    for (const mark of runs) expect(html).not.toMatch(mark);
    expect(subject).not.toMatch(/[\r\n]/);
  }
}, 240_000);

const seen = new Set<string>();

async function inert(path: string, visitor: Visitor): Promise<void> {
  const { status, body, headers } = await visitor.call<{ text: string }>("GET", path);
  expect([path, status < 500]).toEqual([path, true]);
  expect(headers.get("content-type"), path).toMatch(/^text\/html/);
  for (const mark of runs) expect(mark.exec(body.text)?.[0] ?? null, `${path} has ${mark}`).toBeNull();
  expect(body.text, path).not.toMatch(/href="javascript:|<svg onload|onclick="alert/i);
  for (const place of places)
    if (body.text.includes(`${place}&quot;`) || body.text.includes(`${place}\\"`)) seen.add(place);
}

it("and every one of these texts was really shown somewhere", () => {
  expect(places.filter((place) => !seen.has(place))).toEqual([]);
});
