import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers } from "@/db/schema/customers";
import { deskFind, orderView } from "@/lib/views";
import type { Sees } from "@/lib/views/contract";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { order } = await busyShop(ctx, control);
const office: Sees = { money: true, customer: true, messages: true };
const packer: Sees = { money: false, customer: false, messages: false };
const found = async (typed: string, sees = office) => {
  const { orders, products, customers } = await deskFind(ctx, typed, sees);
  return { orders: orders.length, products: products.length, customers: customers.length };
};

describe("the palette's search", () => {
  it("finds an order by the beginning of its number, however it is written", async () => {
    const { label } = (await orderView(ctx, order.placed))!;
    for (const typed of [
      label,
      label.toLowerCase(),
      label.slice(3),
      `#${label.slice(3)}`,
      label.slice(0, -1),
    ])
      expect((await deskFind(ctx, typed, office)).orders.map((one) => one.label)).toContain(label);
    expect(await found("CW-99999999")).toMatchObject({ orders: 0 });
  });

  it("finds orders by names in any order and by the address, at most five", async () => {
    for (const typed of ["calde", "cald ín", "INES@example", "ines caldeira"])
      expect(await found(typed)).toMatchObject({ orders: 5 });
    expect(await found("ines weber")).toMatchObject({ orders: 0 });
  });

  it("shows a packer no customer, no address, and finds no order by one", async () => {
    await ctx.db.insert(customers).values({
      id: ctx.ids.next(),
      email: "ottilie@example.com",
      emailKey: "ottilie@example.com",
      firstName: "Ottilie",
      createdAt: ctx.clock.now(),
    });
    expect(await found("ottilie")).toMatchObject({ customers: 1 });
    expect(await found("ottilie", packer)).toMatchObject({ customers: 0 });
    expect(await found("ines@example", packer)).toMatchObject({ orders: 0 });
    const { orders } = await deskFind(ctx, "caldeira", packer);
    expect(orders.map((one) => one.email)).toEqual(orders.map(() => null));
  });

  it("finds products by a piece of the title and the beginning of a SKU", async () => {
    const { rows } = await database.owner.query(
      "SELECT p.title, v.sku FROM variants v JOIN products p ON p.id = v.product_id WHERE v.sku IS NOT NULL LIMIT 1",
    );
    const [{ title, sku }] = rows;
    for (const typed of [title.slice(1, 6), sku.toLowerCase().slice(0, 4)])
      expect((await deskFind(ctx, typed, office)).products).toContainEqual(
        expect.objectContaining({ title, variants: expect.any(Number) }),
      );
  });

  it("takes signs of patterns for themselves, and asks nothing for a single letter", async () => {
    for (const typed of ["%%%", "___", "\\\\", "o'; --", "i"])
      expect(await found(typed)).toEqual({ orders: 0, products: 0, customers: 0 });
  });

  it.each([
    [
      "variants_sku_begins",
      "SELECT FROM variants WHERE lower(sku) LIKE 'ab%' AND archived_at IS NULL ORDER BY lower(sku) USING ~<~ LIMIT 300",
    ],
    [
      "orders_last_name",
      "SELECT FROM orders WHERE plain_text(last_name) LIKE plain_text('we%') ORDER BY plain_text(last_name) USING ~<~ LIMIT 300",
    ],
    ["orders_email", "SELECT FROM orders WHERE email_key LIKE 'we%' ORDER BY email_key USING ~<~ LIMIT 300"],
    [
      "orders_number_unique",
      "SELECT FROM orders WHERE number BETWEEN 1280 AND 1289 ORDER BY number DESC LIMIT 5",
    ],
  ])("reads %s as a range, in its own order", async (index, statement) => {
    const plan = await ctx.db.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL enable_seqscan = off`);
      return tx.execute(sql.raw(`EXPLAIN ${statement}`));
    });
    const text = JSON.stringify(plan.rows);
    expect(text).toContain(index);
    expect(text).not.toContain("Sort");
  });
});
