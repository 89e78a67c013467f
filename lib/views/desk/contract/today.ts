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
  /** By currency, the one with the most sales of the fortnight first. */
  readonly currencies: readonly {
    readonly currency: string;
    readonly today: { readonly amount: number; readonly orders: number };
    /** The same weekday a week ago until this time of day, and its whole. */
    readonly lastWeekSoFar: number;
    readonly lastWeek: { readonly amount: number; readonly orders: number };
    /** The same day a fortnight ago until this time of day: what an unfinished day is compared with. */
    readonly fortnightAgoSoFar: number;
    /** Four weeks of days, oldest first, none left out. */
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
  readonly variantTitle: string;
  readonly sku: string | null;
  /** On the shelf less what is promised, over every location. */
  readonly available: number;
  readonly held: number;
  /** It may be sold below zero. */
  readonly backorder: boolean;
  readonly pictureKey: string | null;
}
export interface LowStock {
  readonly rows: readonly LowStockRow[];
  readonly next: string | null;
}

/** How much waits: the numbers in the navigation. */
export interface DeskCounts {
  readonly toShip: number;
  /** When the order was placed that has waited longest to be sent. */
  readonly oldestToShip: string | null;
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
