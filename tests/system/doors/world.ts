import { customer, issueOneTimeSecret, staffMember } from "@/lib/auth";
import { allPriceLists, createCategory, editProduct } from "@/lib/catalog";
import { addAddress } from "@/lib/customers";
import { refreshListings } from "@/lib/listing";
import { linesOf } from "@/lib/orders";
import { transact } from "@/lib/platform/transact";
import { buyer } from "../../factories";
import { makeCustomer, makeStaff, must } from "../../people";
import { orderIdOf } from "../../road";
import type { SystemShop } from "../system";
import { sessionOf, until } from "../visitor";
import { as, type Role } from "./roles";

/** What must never be shown to somebody it is not for: words and figures that stand nowhere else in the shop. */
export const secrets = {
  email: "odalys.quintero@privately.example",
  street: "Zwischenwasserweg 93",
  note: "ring thrice at the moss-green gate",
} as const;
/** An amount whose digits are those of nothing else, and the same as a page writes it. */
export const AMOUNT = 73_619;

export interface PlacedOrder {
  readonly id: string;
  /** The last part of the order's unguessable address. */
  readonly link: string;
  readonly checkoutLink: string;
  readonly lineId: string;
  readonly total: number;
}

/** A shop with somebody of every role, and things that are one customer's. */
export async function makeWorld(system: SystemShop) {
  const { ctx } = system;
  const person = async (role: Exclude<Role, "anonymous">) => {
    const email = role === "customer" ? secrets.email : `${role}@people.example`;
    if (role === "customer" || role === "other") return (await makeCustomer(ctx, email)).id;
    return (await makeStaff(ctx, email, role)).id;
  };
  const people = {
    customer: await person("customer"),
    other: await person("other"),
    warehouse: await person("warehouse"),
    support: await person("support"),
    manager: await person("manager"),
    owner: await person("owner"),
  };
  const thing = await system.shop.sells({ title: "Brass hinge", amount: AMOUNT, stock: 500, sku: "HINGE-1" });
  const couponId = await system.shop.offersCoupon("MOONRISE");
  const usd = (await allPriceLists(ctx)).find((list) => list.currency === "USD")!;
  await transact(ctx, async (tx) => {
    const category = must(await createCategory(tx, { name: "Doors" }));
    const target = { productId: thing.productId, expectedVersion: null };
    const prices = [{ priceListId: usd.id, amount: AMOUNT }];
    const variants = [{ id: thing.variantId, prices }];
    must(await editProduct(tx, target, { categoryIds: [category.id], variants }));
  });
  await refreshListings(ctx, [thing.productId]);
  const address = { ...buyer.destination, street_address: secrets.street, is_default: true };

  let sample: Promise<PlacedOrder> | null = null;
  let made = 0;

  const world = {
    people,
    thing,
    couponId,
    locationId: system.shop.location.id,
    newCoupon: () => system.shop.offersCoupon(`C${++made}`),
    /** An address of the customer's book; a new one each time, since doors take them out. */
    newAddress: () => transact(ctx, async (tx) => must(await addAddress(tx, people.customer, address))),
    /** The id of another session of the customer's. */
    async newSession() {
      await as(system, world, "customer");
      const { rows } = await system.database.pool.query(
        "SELECT id FROM sessions WHERE customer_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
        [people.customer],
      );
      return rows[0].id as string;
    },
    /** A mailed secret that still works. */
    secret: (purpose: "reset_customer_password" | "confirm_customer_email" | "reset_staff_password") =>
      transact(ctx, async (tx) => {
        const holder =
          purpose === "reset_staff_password" ? staffMember(people.support) : customer(people.other);
        return (await issueOneTimeSecret(tx, purpose, holder))!.secret;
      }),
    /** The customer's filled cart and checkout; nothing is ordered yet. */
    async newCheckout() {
      const shopper = await as(system, world, "customer");
      const added = await shopper.add(thing.itemId, 2);
      if (added.status !== 200) throw new Error(`add: ${JSON.stringify(added.body)}`);
      const opened = await shopper.open();
      // What an earlier door sent to pay is taken back first.
      if (opened.body.phase !== "open") await shopper.reopen(opened.body.id);
      const choices = { ...buyer, email: secrets.email, destination: address, note: secrets.note };
      const patched = await shopper.patch(opened.body.id, choices);
      if (patched.status !== 200) throw new Error(`patch: ${JSON.stringify(patched.body)}`);
      return { shopper, checkout: patched.body, lineId: patched.body.lines[0]!.id };
    },
    /** Whatever somebody put into a cart at an earlier door is not in it any more. */
    withoutCart: (role: "customer" | "other") =>
      system.database.pool.query(
        "UPDATE carts SET state = 'merged' WHERE customer_id = $1 AND state = 'open'",
        [people[role]],
      ),
    /** An order of the customer's that was paid. */
    async newOrder(): Promise<PlacedOrder> {
      const { shopper, checkout } = await world.newCheckout();
      const completed = await shopper.complete(checkout);
      if (completed.status !== 200) throw new Error(`complete: ${JSON.stringify(completed.body)}`);
      await system.control.pay(sessionOf(completed.body));
      const id = orderIdOf(completed.body);
      await until("the order is placed", async () => {
        const { rows } = await system.database.pool.query("SELECT state FROM orders WHERE id = $1", [id]);
        return rows[0]?.state === "placed";
      });
      const [line] = await linesOf(ctx, id);
      const link = completed.body.order.permalink_url.split("/").at(-1)!;
      return { id, link, checkoutLink: checkout.id, lineId: line!.id, total: checkout.total };
    },
    /** One paid order for all who only look. */
    sampleOrder: () => {
      sample ??= world.newOrder();
      return sample;
    },
    async productVersion(): Promise<number> {
      const { rows } = await system.database.pool.query("SELECT version FROM products WHERE id = $1", [
        thing.productId,
      ]);
      return rows[0].version as number;
    },
  };
  return world;
}

export type World = Awaited<ReturnType<typeof makeWorld>>;
