import { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";

/** Sales of one day in one currency: totals of placed orders, refunds not taken off. */
export interface SalesOfDay {
  readonly day: string;
  readonly amount: number;
  readonly orders: number;
}

export interface DeskSales {
  /** Today in the shop's time zone. */
  readonly today: string;
  readonly sameDayLastWeek: string;
  /** Orders of today whose money a bank has promised and not brought: no sales yet. */
  readonly waitingToday: number;
  /** By currency, the one with the most sales of these weeks first. */
  readonly currencies: readonly {
    readonly currency: string;
    readonly today: { readonly amount: number; readonly orders: number };
    /** The same weekday a week ago until this time of day, and its whole. */
    readonly lastWeekSoFar: number;
    readonly lastWeek: { readonly amount: number; readonly orders: number };
    /** Three weeks of days, oldest first, none left out. */
    readonly days: readonly SalesOfDay[];
  }[];
}

/** A variant of which this many or fewer can be sold is low. */
export const LOW = 5;
export const lowStockSchema = z.object({
  show: z.enum(["sold_out"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type LowStockInput = z.infer<typeof lowStockSchema>;

export interface LowStockRow {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  /** Null of what has no maker. */
  readonly vendor: string | null;
  readonly variantTitle: string;
  readonly sku: string | null;
  /** On hand less what is held, over every location. */
  readonly available: number;
  readonly held: number;
  /** Sold and not sent yet, over every location: it still lies on the shelf, and `available` is without it. */
  readonly unsent: number;
  /** It may be sold below zero: then it is sold on order, and never sold out. */
  readonly backorder: boolean;
  /** Units sold within thirty days. */
  readonly sold: number;
  /** How many want to be told when it is back. */
  readonly waiting: number;
  /** By location, for whoever counts it. */
  readonly stock: readonly {
    readonly locationId: string;
    readonly onHand: number;
    readonly held: number;
    readonly unsent: number;
    readonly backorder: boolean;
  }[];
  readonly pictureKey: string | null;
}
export interface LowStock {
  readonly rows: readonly LowStockRow[];
  readonly next: string | null;
}

/** How much waits: the numbers in the navigation. */
export interface DeskCounts {
  readonly toShip: number;
  /** Of them: those whose day is over though they can be packed, and those that wait for stock. */
  readonly late: number;
  readonly waitForStock: number;
  /** Letters to the shop that nobody has answered. */
  readonly toAnswer: number;
  readonly problems: number;
}

/** Something that staff must look at, with the order it is about where there is one. */
export interface DeskProblem {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly seen: number;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: Actor | null;
  readonly resolution: string | null;
  readonly order: { readonly id: string; readonly label: string } | null;
  /** Where it is answered at Stripe, of a dispute. */
  readonly atStripe: string | null;
  /** It is about work that can be queued anew once its cause is mended. */
  readonly canTryAgain: boolean;
}

export const problemListSchema = z.object({
  scope: z.enum(["open", "resolved"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type ProblemListInput = z.infer<typeof problemListSchema>;

export interface DeskProblems {
  readonly problems: readonly DeskProblem[];
  readonly next: string | null;
}
