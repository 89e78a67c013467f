import type { orders } from "@/db/schema/orders";
import { auditEntries, auditValues, outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import { type Actor, system } from "@/lib/kernel/actor";
import { days, fixedClock } from "@/lib/kernel/clock";
import type { OrderTemplate } from "@/lib/notifications";
import { auditRows } from "@/lib/platform/audit";
import type { Market } from "@/lib/shop";
import type { Calendar } from "./calendar";
import { Dice } from "./dice";
import type { PastPayment } from "./past-payment";
import type { Rows } from "./rows";
import type { Wish } from "./wishes";

/** Mails of this many days are kept; what was said before is only in the events. */
const MAILS_KEPT = days(30);

/** One change of what is on the shelf, in the order in which it is told. */
export interface ShelfEvent {
  readonly variantId: string;
  readonly at: Date;
  readonly delta: number;
  readonly kind: "sale" | "restock" | "adjustment";
  /** The order line it is about. */
  readonly reference: string | null;
  readonly reason?: string;
  readonly actor: Actor;
}

/** A mail that the shop sent, still to be composed. */
export interface SentMail {
  readonly eventId: string;
  readonly template: OrderTemplate;
  readonly orderId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** An order's story that is over: as much of it as others look back on. */
export interface Ended {
  readonly row: typeof orders.$inferInsert;
  readonly wish: Wish;
  readonly order: { readonly id: string };
  readonly end: { readonly kind: string };
  readonly refunds: readonly unknown[];
  readonly dispute: object | null;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
}
export interface Colleagues {
  readonly support: Colleague;
  readonly warehouse: Colleague;
  readonly manager: Colleague;
  readonly owner: Colleague;
}

export interface WorldSetting {
  readonly rows: Rows;
  readonly calendar: Calendar;
  readonly markets: Readonly<Record<"eu" | "us", Market>>;
  readonly locationId: string;
  readonly configVersion: number;
  readonly colleagues: Colleagues;
  /** Coupon by promotion. */
  readonly coupons: ReadonlyMap<string, { readonly promotionId: string; readonly couponId: string }>;
  /** Who listens to an event, as the worker would have noted them. */
  readonly listeners: (type: string) => readonly string[];
}

/** What every story of the past stands in, and where it leaves what others pick up. */
export class World {
  readonly rows: Rows;
  readonly calendar: Calendar;
  readonly markets: WorldSetting["markets"];
  readonly locationId: string;
  readonly configVersion: number;
  readonly coupons: WorldSetting["coupons"];
  /** Whoever asks on behalf of a page, and the worker. */
  readonly door = system("door");
  readonly worker = system("worker");
  readonly support: Actor;
  readonly warehouse: Actor;
  readonly manager: Actor;
  readonly owner: Actor;
  /** Every order, as its story ended. */
  readonly stories: Ended[] = [];
  readonly shelf: ShelfEvent[] = [];
  readonly held: { readonly variantId: string; readonly quantity: number }[] = [];
  /** Units by variant that were sold on order and are still to be made: today's shelf is that far below zero. */
  readonly owed = new Map<string, number>();
  readonly past: PastPayment[] = [];
  readonly mails: SentMail[] = [];
  readonly #listeners: WorldSetting["listeners"];
  readonly #numbers = new Dice("order numbers");
  #drawn = 0;

  constructor(setting: WorldSetting) {
    this.rows = setting.rows;
    this.calendar = setting.calendar;
    this.markets = setting.markets;
    this.locationId = setting.locationId;
    this.configVersion = setting.configVersion;
    this.coupons = setting.coupons;
    this.#listeners = setting.listeners;
    const { support, warehouse, manager, owner } = setting.colleagues;
    [this.support, this.warehouse] = [actor(support), actor(warehouse)];
    [this.manager, this.owner] = [actor(manager), actor(owner)];
  }

  /** Which value of the sequence an order keeps: the last of one to twenty, counted from the first. */
  number(): (typeof orders.$inferInsert)["number"] {
    this.#drawn += this.#numbers.int(1, 20);
    return this.#drawn;
  }

  /** How many values of the sequence were drawn. */
  get drawn(): number {
    return this.#drawn;
  }

  readonly #taken = new Set<string>();
  /** True for the first who asks: for what happened once. */
  takes(what: string): boolean {
    return !this.#taken.has(what) && this.#taken.add(what).has(what);
  }

  /** What staff did, as the desk puts it on the record. */
  record(
    action: string,
    subject: { readonly kind: string; readonly id: string },
    at: Date,
    by: Actor,
    values: { readonly before?: unknown; readonly after?: unknown } = {},
  ): void {
    const { rows } = this;
    const then = { ids: { next: () => rows.id(at) }, clock: fixedClock(at), actor: by };
    const told = auditRows(then, action, subject, values);
    rows.add(auditEntries, told.entry);
    rows.add(auditValues, told.values);
  }

  /** An event that has left: with what each of its listeners has done, and the mail that came of it. */
  tell(
    type: string,
    subject: string,
    payload: Readonly<Record<string, unknown>>,
    at: Date,
    by: Actor,
    mail: OrderTemplate | null = null,
  ): void {
    const id = this.rows.id(at);
    this.rows.add(outboxEvents, { id, type, subject, payload, actor: by, occurredAt: at });
    for (const handler of this.#listeners(type))
      this.rows.add(outboxDeliveries, {
        eventId: id,
        handler,
        state: "done",
        attempts: 1,
        lastError: null,
        at: new Date(at.getTime() + 400),
      });
    const isKept = at.getTime() > this.calendar.until.getTime() - MAILS_KEPT;
    if (mail && isKept) this.mails.push({ eventId: id, template: mail, orderId: subject, payload, at });
  }
}

function actor({ id, name }: Colleague): Actor {
  return { kind: "staff", principal: `staff:${id}`, staffId: id, name };
}
