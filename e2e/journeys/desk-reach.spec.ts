import type { Page } from "@playwright/test";
import { test } from "../fixtures";
import { signInMember } from "../member";
import { paidOrder } from "../ordering";
import { expectReach, expectWalk } from "../reach";
import { someone, visit } from "../shopping";

/** The first page that a list leads to, its address taken from the list that is shown. */
async function leadsTo(page: Page, list: string, name?: string | RegExp): Promise<string> {
  const links = page.locator(`main a[href^="${list}/"]:not([href$="/new"])`);
  const link = name ? links.filter({ hasText: name }).first() : links.first();
  return (await link.getAttribute("href"))!;
}

/** Lists, and which of what they lead to. */
const lists: readonly (readonly [string, string | RegExp])[] = [
  ["/admin/products", "Linen Apron"],
  ["/admin/orders", "CW-"],
  ["/admin/customers", /./],
  ["/admin/messages", /./],
  ["/admin/coupons", "WELCOME10"],
  ["/admin/collections", /./],
];

const rooms: readonly (readonly string[])[] = [
  ["/admin", "/admin/products/new", "/admin/coupons/new", "/admin/collections/new", "/admin/categories"],
  [
    "/admin/low-stock",
    "/admin/imports",
    "/admin/inquiries",
    "/admin/account",
    "/admin/audit",
    "/admin/problems",
  ],
  ["/admin/settings", "/admin/settings/announcement", "/admin/settings/delivery", "/admin/settings/mail"],
  [
    "/admin/settings/opening",
    "/admin/settings/pages",
    "/admin/settings/pages/returns",
    "/admin/settings/pages/new",
  ],
  ["/admin/settings/security", "/admin/settings/shop", "/admin/settings/tax"],
];

for (const [list, named] of lists)
  test(`every control is large enough, named, and seen when it has the focus: ${list}, and what it leads to`, async ({
    staff,
    shop,
    context,
  }) => {
    const { email } = someone();
    await paidOrder(shop, email, { "GAR-TWI-NAT": 1, "BEE-CAN": 1 });
    // A buyer with an account has a page of their own, to which the order leads as well.
    const customer = await signInMember(shop, context, email);
    await shop.database.pool.query("UPDATE orders SET customer_id = $1 WHERE email = $2", [customer, email]);
    const desk = await staff("owner");
    await expectReach(desk, list, { from: "main" });
    await expectReach(desk, await leadsTo(desk, list, named), { from: "main" });
  });

for (const paths of rooms)
  test(`so it is in the desk's rooms from ${paths[0]} to ${paths.at(-1)}`, async ({ staff }) => {
    const desk = await staff("owner");
    for (const path of paths)
      await expectReach(desk, path, { from: path === "/admin" ? "top" : "main", fewest: 1 });
  });

test("so it is with the staff, and at the desk's doors", async ({ page, staff }) => {
  for (const path of ["/admin/sign-in", "/admin/reset-password"])
    await expectReach(page, path, { fewest: 2 });
  const desk = await staff("owner");
  await expectReach(desk, "/admin/staff", { from: "main", fewest: 1 });
  await expectReach(desk, await leadsTo(desk, "/admin/staff"), { from: "main", fewest: 1 });
});

test("so it is in the packing queue, while so many wait that they go on under its foot", async ({
  staff,
  shop,
}) => {
  const { email } = someone();
  for (let at = 0; at < 12; at += 1) await paidOrder(shop, email, { "GAR-TWI-NAT": 1, "BEE-CAN": 1 });
  const desk = await staff("owner");
  await expectReach(desk, "/admin/to-ship", { from: "main", fewest: 12 });
});

test("so it is over the foot of what is chosen in a list", async ({ staff }) => {
  const desk = await staff("owner");
  await desk.setViewportSize({ width: 390, height: 600 });
  await visit(desk, "/admin/products");
  await desk.locator("tbody .row-choose input").first().check();
  await expectWalk(desk, "a list of which something is chosen");
});
