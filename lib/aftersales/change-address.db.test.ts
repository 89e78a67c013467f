import { describe, expect, it } from "vitest";
import { changeAddress } from "@/lib/aftersales";
import { changeAddressSchema } from "@/lib/aftersales/contract";
import { settleOrder } from "@/lib/checkout";
import { orderById } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { setTaxRate } from "@/lib/tax";
import { orderView } from "@/lib/views";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { buyer } from "@/tests/factories";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { order, walk, items } = await busyShop(ctx, control);

const seen = async (orderId: string) => (await orderById(ctx, orderId))!.version;
const change = async (orderId: string, address: Record<string, unknown> = {}, version?: number) =>
  changeAddress(
    ctx,
    orderId,
    changeAddressSchema.parse({
      ...(await orderView(ctx, orderId))!.delivery,
      ...address,
      version: version ?? (await seen(orderId)),
    }),
  );
const recorded = async (orderId: string) =>
  (
    await database.pool.query(
      "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 AND e.action = 'order.address_changed' ORDER BY e.id",
      [orderId],
    )
  ).rows;

describe("where an order goes", () => {
  it("is changed while nothing has left, on the record", async () => {
    const before = (await orderView(ctx, order.placed))!;
    const version = before.version;
    must(await change(order.placed, { street_address: "Lindenstrasse 41", postal_code: "10405" }));
    const after = (await orderView(ctx, order.placed))!;
    expect(after.delivery).toEqual({
      ...before.delivery,
      street_address: "Lindenstrasse 41",
      postal_code: "10405",
    });
    expect(after).toMatchObject({ version: version + 1, total: before.total, firstName: before.firstName });
    expect(await recorded(order.placed)).toMatchObject([
      { before: { street_address: "Lindenstrasse 14" }, after: { street_address: "Lindenstrasse 41" } },
    ]);
    // The timeline cannot be overwritten: it names no place.
    const { rows: entries } = await database.pool.query(
      "SELECT detail FROM order_events WHERE order_id = $1 AND type = 'address_changed'",
      [order.placed],
    );
    expect(entries).toEqual([{ detail: { fields: ["street_address", "postal_code"] } }]);

    // The same again is nothing.
    must(await change(order.placed));
    expect(await seen(order.placed)).toBe(version + 1);
    expect(await recorded(order.placed)).toHaveLength(1);
  });

  it("changes while the bank has not paid yet too, and the bill stays with whom it was", async () => {
    const destination = { ...buyer.destination, phone: "+49 30 1234567" };
    const other = { ...buyer.destination, street_address: "Am Bach 3", company: "Caldeira GmbH" };
    for (const billing of [null, other]) {
      const { orderId, sessionId } = await walk.toPayment([{ itemId: items.pot.itemId }], {
        destination,
        billing,
      });
      await control.pay(sessionId, { method: "sepa_succeeds" });
      await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
      const before = (await orderView(ctx, orderId))!;
      expect(before).toMatchObject({ state: "payment_pending", delivery: destination, billing });

      must(await change(orderId, { street_address: "Lindenstrasse 41", phone: "+49 30 7654321" }));
      const after = (await orderView(ctx, orderId))!;
      expect(after.delivery).toMatchObject({ street_address: "Lindenstrasse 41", phone: "+49 30 7654321" });
      // The bill went where the parcel went, but whom to ring about a parcel is no part of it.
      const billed = billing ?? { ...destination, phone: null };
      expect(after.billing).toEqual(billed);
      must(await change(orderId, { street_address: "Lindenstrasse 42" }));
      expect((await orderView(ctx, orderId))!.billing).toEqual(billed);
    }
  });

  it("is not changed over what somebody else has changed, who is told what it is now", async () => {
    const version = await seen(order.placed);
    must(await change(order.placed, { extended_address: "Second floor" }));
    const late = await change(order.placed, { extended_address: "Third floor" }, version);
    // With where it goes by now, so that a form need not send what it read before.
    const { delivery } = (await orderView(ctx, order.placed))!;
    expect(late).toMatchObject({ code: "changed_meanwhile", detail: { version: version + 1, delivery } });
    expect((await orderView(ctx, order.placed))!.delivery?.extended_address).toBe("Second floor");
    const [one, two] = await Promise.all([
      change(order.placed, { extended_address: "One" }, version + 1),
      change(order.placed, { extended_address: "Two" }, version + 1),
    ]);
    expect([one.ok, two.ok].sort()).toEqual([false, true]);
  });

  it("stays once a part has left, and of what was cancelled or is not paid", async () => {
    const other = { street_address: "Elsewhere 1" };
    expect(await change(order.part_shipped, other)).toMatchObject({ code: "order_sent" });
    expect(await change(order.shipped, other)).toMatchObject({ code: "order_sent" });
    expect(await change(order.canceled, other)).toMatchObject({ code: "order_not_placed" });
    expect(await change(order.waiting, other)).toMatchObject({ code: "order_not_placed" });
    const nowhere = { ...changeAddressSchema.parse({ ...buyer.destination, version: 1 }) };
    expect(await changeAddress(ctx, ctx.ids.next(), nowhere)).toMatchObject({ code: "order_not_found" });
  });

  it("stays in its country, has all that a parcel needs, and a postal code of there", async () => {
    expect(await change(order.placed, { address_country: "AT", postal_code: "1010" })).toMatchObject({
      code: "country_fixed",
    });
    expect(await change(order.placed, { street_address: " ", last_name: null })).toMatchObject({
      code: "address_incomplete",
      detail: { missing: ["last_name", "street_address"] },
    });
    const read = changeAddressSchema.safeParse({ ...buyer.destination, postal_code: "1010", version: 1 });
    expect(read.error?.issues).toMatchObject([{ path: ["postal_code"] }]);
  });

  it("stays in its region where tax goes by it", async () => {
    must(await change(order.placed, { address_region: "BE" }));
    const local = { country: "DE", region: "BY", taxClass: "standard", name: "Local", ratePpm: 10_000 };
    must(await setTaxRate(ctx, { ...local, seen: null }));
    expect(await change(order.placed, { address_region: "BY" })).toMatchObject({ code: "region_fixed" });
    must(await change(order.placed, { address_region: "HH" }));
    // As tax reads it, whoever wrote it how.
    expect(await change(order.placed, { address_region: " by" })).toMatchObject({ code: "region_fixed" });
    await database.pool.query(
      "UPDATE order_addresses SET address_region = 'by' WHERE order_id = $1 AND kind = 'delivery'",
      [order.placed],
    );
    expect(await change(order.placed, { address_region: "HH" })).toMatchObject({ code: "region_fixed" });
    must(await change(order.placed, { address_region: "BY" }));
  });
});
