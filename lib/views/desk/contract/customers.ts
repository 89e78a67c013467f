import { z } from "zod";
import type { AddressView } from "@/lib/customers/contract";
import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { Actor } from "@/lib/kernel/actor";
import type { OrderState } from "@/lib/orders/contract";
import type { PaymentStatus } from "../../order-contract";
import { day } from "./day";

/** `last_order`: who ordered last comes first, and who never has at the end. `newest`: who signed up last. */
export const customerOrders = ["last_order", "newest"] as const;

/** `unproven`: nobody has shown yet that the address is theirs. */
export const customerListSchema = z.object({
  standing: z.enum(["unproven", "closed"]).optional().catch(undefined),
  /** Pieces of names or of the address. */
  q: z.string().trim().max(120).optional().catch(undefined),
  /** The language tag that their mails are written in. */
  language: z.string().max(35).optional().catch(undefined),
  /** A day of the shop's time zone: who has ordered on it or since. */
  ordered: day.optional().catch(undefined),
  sort: z.enum(customerOrders).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type CustomerListInput = z.infer<typeof customerListSchema>;

/** Whether a list of customers can be sorted: few fit words, a standing or a language, and it begins at those few. */
export function canSortCustomers({ q, standing, language }: CustomerListInput): boolean {
  return !(q || standing || language);
}

/** What a list of customers goes by: by their orders where nothing else is asked for, else as they came. */
export function customerOrder(input: CustomerListInput): (typeof customerOrders)[number] {
  return canSortCustomers(input) ? (input.sort ?? "last_order") : "newest";
}

/** What somebody bought: placed orders, and what was paid less what was given back, by currency. */
interface Bought {
  readonly orders: number;
  readonly spent: readonly { readonly currency: string; readonly amount: number }[];
  readonly lastOrderAt: string | null;
}

export interface CustomerListRow extends Bought {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly since: string;
  readonly isProven: boolean;
  readonly isClosed: boolean;
  readonly isErased: boolean;
  /** Whether the newsletter goes to them. */
  readonly letter: boolean;
}
export interface CustomerList {
  readonly rows: readonly CustomerListRow[];
  readonly next: string | null;
}

export interface DeskCustomer extends Bought {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly since: string;
  readonly provenAt: string | null;
  readonly closedAt: string | null;
  readonly erasedAt: string | null;
  /** Browsers that are signed in now. */
  readonly sessions: number;
  readonly hasPassword: boolean;
  readonly letter: { readonly state: "asked" | "confirmed" | "withdrawn"; readonly at: string } | null;
  /** Orders made with the address and without signing in, whether they count as theirs yet or not. */
  readonly guestOrders: number;
  /** Their letters to the shop that nobody has answered. */
  readonly toAnswer: number;
  readonly lastOrders: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: string;
    readonly state: OrderState;
    readonly fulfilment: FulfilmentStatus;
    readonly asGuest: boolean;
    readonly money: {
      readonly payment: PaymentStatus;
      readonly total: number;
      readonly currency: string;
    } | null;
  }[];
  readonly addresses: readonly AddressView[];
  readonly notes: readonly {
    readonly id: string;
    readonly author: Actor;
    readonly text: string;
    readonly at: string;
  }[];
}
/** What the staff list can be asked for. */
export const staffListSchema = z.object({
  show: z.enum(["disabled"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type StaffListInput = z.infer<typeof staffListSchema>;

/** An order that somebody named when they wrote to the shop. */
export interface NamedOrder {
  readonly id: string;
  readonly state: OrderState;
  readonly fulfilment: FulfilmentStatus;
  /** It was ordered with the address that they write from; anybody can name any number. */
  readonly isTheirs: boolean;
}
