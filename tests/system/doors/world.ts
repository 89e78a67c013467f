import { askForAlert, stopUrl } from "@/lib/alerts";
import { customer, issueOneTimeSecret, staffMember } from "@/lib/auth";
import {
  allPriceLists,
  arrangeCollection,
  createCategory,
  createCollection,
  editProduct,
} from "@/lib/catalog";
import { savePage } from "@/lib/content";
import { addAddress } from "@/lib/customers";
import { runUploadedImport, uploadImport } from "@/lib/imports";
import { answerInquiry, receiveInquiry } from "@/lib/inquiries";
import type { Address } from "@/lib/kernel/address";
import { refreshListings } from "@/lib/listing";
import { queueMessage } from "@/lib/messages";
import { askForNewsletter, newsletterUrl, subscriptionByEmail } from "@/lib/newsletter";
import { deliveryOf, linesOf } from "@/lib/orders";
import { paymentsOf } from "@/lib/payments";
import { enqueue } from "@/lib/platform/outbox";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { buyer } from "../../factories";
import { makeCustomer, makeStaff, must } from "../../people";
import { orderIdOf } from "../../road";
import type { SystemShop } from "../system";
import { sessionOf, until } from "../visitor";
import { as, type Role, type StaffOfTests } from "./roles";

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
  readonly delivery: Address;
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
  const collectionId = await transact(ctx, async (tx) => {
    const category = must(await createCategory(tx, { name: "Doors" }));
    const target = { productId: thing.productId, expectedVersion: null };
    const prices = [{ priceListId: usd.id, amount: AMOUNT }];
    const variants = [{ id: thing.variantId, prices }];
    must(await editProduct(tx, target, { categoryIds: [category.id], variants }));
    const { id } = must(await createCollection(tx, { title: "Doors" }));
    must(await arrangeCollection(tx, id, [thing.productId]));
    const body = [{ kind: "paragraph" as const, line: ["We hang doors."] }];
    await savePage(tx, { handle: "about", title: "About", body });
    return id;
  });
  const soldOut = await system.shop.sells({ title: "Last hinge", stock: 0 });
  await refreshListings(ctx, [thing.productId]);
  const address = { ...buyer.destination, street_address: secrets.street, is_default: true };

  let sample: Promise<PlacedOrder> | null = null;
  let made = 0;
  const newest = async (sql: string, values: unknown[] = []) => {
    const { rows } = await system.database.pool.query(`${sql} ORDER BY id DESC LIMIT 1`, values);
    return String(rows[0].id);
  };

  const world = {
    people,
    thing,
    soldOut,
    market: system.shop.market.code,
    couponId,
    locationId: system.shop.location.id,
    collectionId,
    priceListId: usd.id,
    /** A category, at the root or under another. */
    newCategory: (parentId: string | null = null) =>
      transact(ctx, async (tx) => must(await createCategory(tx, { name: `Door ${++made}`, parentId })).id),
    newCollection: () =>
      transact(ctx, async (tx) => must(await createCollection(tx, { title: `Doors ${++made}` })).id),
    newCoupon: () => system.shop.offersCoupon(`C${++made}`),
    /** The only address of the customer's book; a new one each time, since doors take them out and books are finite. */
    async newAddress() {
      await system.database.pool.query("DELETE FROM customer_addresses WHERE customer_id = $1", [
        people.customer,
      ]);
      return transact(ctx, async (tx) => must(await addAddress(tx, people.customer, address)));
    },
    /** The id of another session of the customer's. */
    async newSession() {
      await as(system, world, "customer");
      const { rows } = await system.database.pool.query(
        "SELECT id FROM sessions WHERE customer_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
        [people.customer],
      );
      return rows[0].id as string;
    },
    /** The id of a session of somebody of the staff. */
    async newStaffSession(role: StaffOfTests) {
      await as(system, world, role);
      const { rows } = await system.database.pool.query(
        "SELECT id FROM sessions WHERE staff_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
        [people[role]],
      );
      return rows[0].id as string;
    },
    /** The link of somebody's newsletter, who has not said yes yet. */
    async newSubscription() {
      const email = `reader${++made}@people.example`;
      await askForNewsletter(ctx, { email, locale: "en" });
      return lastOf(newsletterUrl((await subscriptionByEmail(ctx, email))!.id));
    },
    /** The link by which somebody waits for nothing any more. */
    async newAlert() {
      const wish = { item_id: soldOut.itemId, email: `waiting${++made}@people.example` };
      must(await askForAlert(ctx, system.shop.market, wish));
      return lastOf(stopUrl(await newest("SELECT id FROM stock_alerts")));
    },
    /** A letter of the customer's to the shop. */
    async newInquiry() {
      const inquiry = {
        name: "Odalys",
        email: secrets.email,
        topic: "other",
        order: null,
        text: "Hello",
      } as const;
      await receiveInquiry(ctx, inquiry, { customerId: people.customer, locale: "en" });
      return newest("SELECT id FROM inquiries");
    },
    /** An answer to one. */
    async newAnswer() {
      const inquiry_id = await world.newInquiry();
      const { answeredAt } = must(await answerInquiry(ctx, inquiry_id));
      return { inquiry_id, answered_at: answeredAt };
    },
    /** A mail to the customer. */
    newMessage: () =>
      transact(ctx, async (tx) => {
        const words = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
        const about = { eventId: null, template: "order-placed", recipient: secrets.email, locale: "en" };
        return (await queueMessage(tx, { ...about, ...words, customerId: people.customer }))!;
      }),
    /** A file that was checked and may be taken in. */
    async newImport() {
      const file = `Handle,Title,Variant Price\ndoor-${++made},A door,19.00\n`;
      const bytes = (async function* () {
        yield Buffer.from(file);
      })();
      const how = { currency: "EUR", dryRun: true };
      const { importId } = must(await uploadImport(ctx, { name: "doors.csv", bytes }, how));
      await runUploadedImport(ctx, importId);
      return importId;
    },
    /** A job that was given up. */
    async newProblem() {
      const work = { task: "send-message", payload: { message_id: await world.newMessage() } };
      await raiseProblem(ctx, "job_given_up", `doors:${++made}`, work);
      return newest("SELECT id FROM problems");
    },
    /** A job that waits. */
    async newJob() {
      const runAt = new Date(Date.now() + 3_600_000);
      await transact(ctx, (tx) => enqueue(tx, "send-message", { message_id: people.owner }, { runAt }));
      return newest("SELECT id FROM graphile_worker.jobs");
    },
    /** A mailed secret that still works. */
    async secret(purpose: "reset_customer_password" | "confirm_customer_email" | "reset_staff_password") {
      // Who was closed or shut out at an earlier door is let in again.
      const { pool } = system.database;
      await pool.query("UPDATE customers SET archived_at = NULL WHERE id = $1", [people.other]);
      await pool.query("UPDATE staff SET disabled_at = NULL WHERE id = $1", [people.support]);
      return transact(ctx, async (tx) => {
        const holder =
          purpose === "reset_staff_password" ? staffMember(people.support) : customer(people.other);
        return (await issueOneTimeSecret(tx, purpose, holder))!.secret;
      });
    },
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
      const delivery = (await deliveryOf(ctx, id))!;
      return { id, link, checkoutLink: checkout.id, lineId: line!.id, total: checkout.total, delivery };
    },
    /** An order for which a cent less came than was agreed. */
    async newReview() {
      const { shopper, checkout } = await world.newCheckout();
      const completed = await shopper.complete(checkout);
      if (completed.status !== 200) throw new Error(`complete: ${JSON.stringify(completed.body)}`);
      const id = orderIdOf(completed.body);
      const [payment] = await paymentsOf(ctx, id);
      const paid = checkout.total - 1;
      const price = { currency: "eur", unit_amount: paid, product_data: { name: "A cent less" } };
      const other = await system.stripe.checkout.sessions.create({
        mode: "payment",
        metadata: { payment: payment!.id, order: id },
        line_items: [{ quantity: 1, price_data: price }],
        success_url: "https://shop.example/paid",
      });
      await system.control.pay(other.id);
      await until("staff must look", async () => (await paymentsOf(ctx, id))[0]?.state === "review");
      // Until staff have decided its checkout stays as it is; other doors begin with a cart of their own.
      await world.withoutCart("customer");
      return { id, paid };
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

const lastOf = (address: string) => address.split("/").at(-1)!;

export type World = Awaited<ReturnType<typeof makeWorld>>;
