import { sql } from "drizzle-orm";
import { customerPasswords } from "@/db/schema/auth";
import { cartLines, carts } from "@/db/schema/cart";
import { checkoutPhases, checkouts } from "@/db/schema/checkout";
import { customerAddresses, customers } from "@/db/schema/customers";
import { lineCancellations, shipmentLines, shipments } from "@/db/schema/fulfilment";
import { stockHolds, stockMovements } from "@/db/schema/inventory";
import { listingSales } from "@/db/schema/listing";
import { messages } from "@/db/schema/messages";
import {
  orderAddresses,
  orderAdjustments,
  orderDeliveries,
  orderEvents,
  orderLines,
  orderNotes,
  orders,
} from "@/db/schema/orders";
import { disputes, payments, refunds } from "@/db/schema/payments";
import { auditEntries, auditValues, outboxDeliveries, outboxEvents, problems } from "@/db/schema/platform";
import { redemptions } from "@/db/schema/promotions";
import { quoteCheckout } from "@/lib/checkout";
import { firstLocation } from "@/lib/inventory";
import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { rankListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { promotionsByCode } from "@/lib/promotions";
import { marketByCode, readConfigVersion, workingHours } from "@/lib/shop";
import { boughtIn } from "./bought";
import { Calendar } from "./calendar";
import { Accounts } from "./customers";
import { stockTheYear } from "./deliveries";
import { Dice } from "./dice";
import { editGoods } from "./edits";
import { liveOn } from "./fates";
import { importBarcodes } from "./imported";
import { writeLetters } from "./letters";
import { composeMails } from "./mails";
import { Offered } from "./offered";
import { Past } from "./past";
import type { PastPayment } from "./past-payment";
import { Rows } from "./rows";
import { readShelf, type Shelf } from "./shelf";
import { signIn } from "./shifts";
import { OrderStory } from "./story";
import { subscribe } from "./subscribers";
import { quoteVoices } from "./voices";
import { waitForStock } from "./waiting";
import { type Wish, wishesOf } from "./wishes";
import { type Colleagues, World } from "./world";

export interface HistorySetting {
  readonly colleagues: Colleagues;
  /** Who listens to an event: each has done its part of what is long ago. */
  readonly listeners: (type: string) => readonly string[];
  /** Hears of every payment before anything is written: nothing is sold that the payment provider does not know. */
  readonly paid?: (past: readonly PastPayment[]) => void;
}

/**
 * Half a year of the demo shop, ending now by the context's clock: customers, orders in every state, parcels, refunds,
 * stock movements, mails and events, as the verbs would have left them (the doctor finds nothing). With one clock it is
 * the same on every machine; with another the same story ends on another day. Does nothing where there is an order.
 * Rows are written together and not by the verbs, which would take minutes; what each order costs is the quote's.
 */
export async function seedHistory(ctx: Ctx, setting: HistorySetting): Promise<void> {
  if ((await ctx.db.$count(orders)) > 0) return;
  const markets = { eu: await marketByCode(ctx, "eu"), us: await marketByCode(ctx, "us") };
  invariant(markets.eu && markets.us, "the demo stands on the seeded shop: two markets");
  const both = { eu: markets.eu, us: markets.us };
  const version = await readConfigVersion(ctx);
  const until = ctx.clock.now();
  const calendar = new Calendar(until, await workingHours(ctx, version));
  const shelf = await readShelf(ctx, until);
  const rows = new Rows(tables);
  const world = new World({
    rows,
    calendar,
    markets: both,
    locationId: (await firstLocation(ctx, version)).id,
    colleagues: setting.colleagues,
    listeners: setting.listeners,
    coupons: await couponsOf(ctx),
    configVersion: version,
  });
  const past = new Past(ctx, setting.listeners);
  const offered = new Offered(both);
  await tendGoods(ctx, past, world, shelf, offered);
  await tellOrders(ctx, world, shelf, offered);
  stockTheYear(world, shelf);
  signIn(world);
  setting.paid?.(world.past);
  await transact(ctx, (tx) => write(tx, world));
  const mails = new Rows([messages, orderEvents]);
  await composeMails(ctx, world, mails);
  await transact(ctx, (tx) => mails.write(tx));
  await hearPeople(ctx, past, world, shelf);
  await rankListings(ctx);
}

/** What was done to the goods, before anybody buys them at what they cost then. */
async function tendGoods(ctx: Ctx, past: Past, world: World, shelf: Shelf, offered: Offered): Promise<void> {
  const { calendar } = world;
  await offered.note(ctx, shelf.products, calendar.at(calendar.day(0), 0, new Dice("first offers")));
  await importBarcodes(ctx, past, world, shelf, offered);
  await editGoods(ctx, past, world, shelf, offered);
  await past.settle();
}

/** What people said to the shop, beside what they bought: by the shop's own verbs, and no mail leaves. */
async function hearPeople(ctx: Ctx, past: Past, world: World, shelf: Shelf): Promise<void> {
  const bought = boughtIn(world);
  const reviews = await writeLetters(ctx, past, world, bought);
  await subscribe(ctx, past, world);
  await waitForStock(past, world, shelf, bought);
  await quoteVoices(past, world, reviews);
  await past.settle();
}

/** The codes that were used; each stands for one promotion. */
const codes = ["WELCOME10", "FIVER", "FREESHIP"];

async function couponsOf(ctx: Ctx) {
  const buyer = { emailKey: null, customerId: null };
  const found = await promotionsByCode(ctx, { codes, buyer, ignoreOrderId: null });
  return new Map([...found.values()].map(({ id, couponId }) => [id, { promotionId: id, couponId }] as const));
}

async function tellOrders(ctx: Ctx, world: World, shelf: Shelf, offered: Offered): Promise<void> {
  const accounts = new Accounts(world);
  const used = new Set<string>();
  for (const wish of wishesOf(world.calendar, shelf)) {
    const customerId = accounts.of(wish.buyer, wish.at);
    // A code that is one a customer is not asked for twice.
    const again = wish.codes.some((code) => used.has(`${code} ${wish.buyer.email}`));
    for (const code of wish.codes) used.add(`${code} ${wish.buyer.email}`);
    const own = again ? { ...wish, codes: [] } : wish;
    const story = new OrderStory(world, own, await quoteOf(ctx, world, own, offered, customerId), customerId);
    liveOn(story);
    story.finish();
  }
}

async function quoteOf(ctx: Ctx, world: World, wish: Wish, offered: Offered, customerId: string | null) {
  const market = world.markets[wish.buyer.market];
  const cart = {
    id: wish.name,
    channelId: market.channelId,
    marketId: market.id,
    customerId,
    state: "open" as const,
    codes: wish.codes,
    version: 1,
    configVersion: world.configVersion,
    lines: wish.lines.map(({ shelved, quantity }) => ({
      id: world.rows.id(wish.at),
      variantId: shelved.variantId,
      quantity,
      shownUnitAmount: null,
    })),
  };
  const { email, address } = wish.buyer;
  const chosen = { email, destination: address, billing: null, deliveryCode: wish.delivery, customerId };
  const then = { ...ctx, clock: fixedClock(wish.at) };
  const quoted = await quoteCheckout(then, cart, chosen, offered.at(wish.buyer.market, wish.at));
  const errors = quoted.messages.filter((message) => message.type === "error");
  invariant(errors.length === 0, `${wish.name} can be ordered: ${JSON.stringify(errors)}`);
  return quoted;
}

async function write(tx: TxCtx, world: World): Promise<void> {
  const first = await drawNumbers(tx, world.drawn);
  for (const row of world.rows.of(orders)) row.number += first - 1;
  await world.rows.write(tx);
  await settleSent(tx, world);
  await settlePackable(tx);
  await hold(tx, world.held);
  await owe(tx, world.owed);
  await tx.db.execute(sql`
    UPDATE promotions p SET used_count = p.used_count + r.uses
    FROM (SELECT promotion_id, count(*)::int AS uses FROM redemptions WHERE released_at IS NULL GROUP BY 1) r
    WHERE r.promotion_id = p.id
  `);
}

/** Draws values of the sequence of order numbers; returns the first. */
async function drawNumbers(tx: TxCtx, count: number): Promise<number> {
  const { rows } = await tx.db.execute<{ first: number }>(sql`
    SELECT min(n)::float8 AS first FROM (SELECT nextval('order_numbers') AS n FROM generate_series(1, ${count})) drawn
  `);
  return rows[0]!.first;
}

/** The database notes when the last unit left, of rows that come one order at a time; these came together. */
async function settleSent(tx: TxCtx, world: World): Promise<void> {
  const sent = world.rows.of(orders).map((order) => ({ id: order.id, at: order.sentAt ?? null }));
  await tx.db.execute(sql`
    UPDATE orders o SET sent_at = sent.at
    FROM json_to_recordset(${JSON.stringify(sent)}::json) AS sent(id uuid, at timestamptz)
    WHERE sent.id = o.id AND o.sent_at IS DISTINCT FROM sent.at
  `);
}

/** Nor did it know of a debit's money when its order came. */
async function settlePackable(tx: TxCtx): Promise<void> {
  await tx.db.execute(sql`
    UPDATE orders o SET packable_at = paid.at
    FROM (SELECT order_id, min(paid_at) AS at FROM payments GROUP BY 1) paid
    WHERE paid.order_id = o.id AND paid.at > o.packable_at
  `);
}

async function hold(tx: TxCtx, held: World["held"]): Promise<void> {
  const rows = held.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity }));
  await tx.db.execute(sql`
    UPDATE stock_levels l SET held = l.held + more.quantity
    FROM (
      SELECT variant_id, sum(quantity)::int AS quantity
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS h(variant_id uuid, quantity int) GROUP BY 1
    ) more WHERE more.variant_id = l.variant_id
  `);
}

/** Every other shelf is left as it was found. */
async function owe(tx: TxCtx, owed: World["owed"]): Promise<void> {
  const rows = [...owed].map(([variant_id, units]) => ({ variant_id, units }));
  await tx.db.execute(sql`
    UPDATE stock_levels l SET on_hand = -o.units
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS o(variant_id uuid, units int)
    WHERE o.variant_id = l.variant_id
  `);
}

/** Those that others refer to first. */
const tables = [
  customers,
  customerAddresses,
  customerPasswords,
  carts,
  cartLines,
  orders,
  checkouts,
  checkoutPhases,
  orderAddresses,
  orderLines,
  orderAdjustments,
  orderDeliveries,
  orderEvents,
  orderNotes,
  payments,
  refunds,
  disputes,
  stockMovements,
  stockHolds,
  redemptions,
  shipments,
  shipmentLines,
  lineCancellations,
  listingSales,
  outboxEvents,
  outboxDeliveries,
  problems,
  auditEntries,
  auditValues,
];
