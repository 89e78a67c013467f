import { z } from "zod";
import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { Address } from "@/lib/kernel/address";

/** Why an order of the queue is no common one: its day is over, or something of it is not on the shelf yet. */
export const packingStandings = ["late", "stock"] as const;
export type PackingStanding = (typeof packingStandings)[number];

/** What the packing queue can be asked for: everything that waits, or only what is late, waits for stock, is untouched or begun. */
export const packingSchema = z.object({
  show: z.enum(packingStandings).optional().catch(undefined),
  fulfilment: z.enum(["unfulfilled", "partly_fulfilled"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
  /** The order that stands open on the page. */
  order: z.uuid().optional().catch(undefined),
});
export type PackingInput = z.infer<typeof packingSchema>;

/** A line with something left to send, as somebody before the shelf needs it. */
export interface PackingLine {
  readonly id: string;
  readonly title: string;
  /** In the order of the product's options; a name is null where the product has changed since. */
  readonly options: readonly { readonly name: string | null; readonly value: string }[];
  readonly sku: string | null;
  readonly pictureKey: string | null;
  /** Units that were ordered and not cancelled, and those of them that still have to leave. */
  readonly ordered: number;
  readonly open: number;
  /** Of those that have to leave, how many are not on the shelf yet. */
  readonly missing: number;
  /** Where the units were taken off the books; none where stock is not counted. */
  readonly places: readonly { readonly name: string; readonly units: number }[];
}

/** An order that waits to be sent. It carries no money, whoever reads it. */
export interface PackingOrder {
  readonly id: string;
  readonly label: string;
  readonly name: string | null;
  /** Since when it could be packed: since it was placed or, where its money came later, since then. */
  readonly since: string;
  /** Who waits for stock is not late: it cannot be packed. */
  readonly standing: PackingStanding | null;
  readonly fulfilment: FulfilmentStatus;
  readonly delivery: Address | null;
  readonly promise: { readonly title: string; readonly carrier: string | null } | null;
  readonly buyerNote: string | null;
  readonly giftMessage: string | null;
  /** The buyer's address wrote to the shop about it, and nobody has answered. Anybody else could name any order. */
  readonly hasLetter: boolean;
  /** The newest notes of staff. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  readonly lines: readonly PackingLine[];
}

export interface PackingQueue {
  readonly orders: readonly PackingOrder[];
  readonly next: string | null;
}
