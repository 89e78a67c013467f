import type { ProductAct, ProductDone } from "@/lib/assortment/contract";
import type { OrderAct, OrderDone } from "@/lib/fulfilment/contract";
import type { MessageDone } from "@/lib/messages/contract";
import type { ChosenRow } from "../rows/chooser";

/** What can be done to many of a list at once. */
export type Act = ProductAct | OrderAct | { readonly kind: "resend" };
export type Done = ProductDone | OrderDone | MessageDone;

/** Of what is acted on: the list it stands in, the door it is sent to, and what a call carries. */
export interface Thing {
  readonly list: "products" | "orders" | "messages";
  readonly one: string;
  readonly door: string;
  readonly body: (act: Act, rows: readonly ChosenRow[]) => unknown;
}

const product: Thing = {
  list: "products",
  one: "product",
  door: "/admin/products/bulk",
  body: (act, rows) => ({ act, products: rows.map(({ id, version }) => ({ id, version })) }),
};
const order: Thing = {
  list: "orders",
  one: "order",
  door: "/admin/orders/bulk",
  body: (act, rows) => ({ act, orders: rows.map(({ id, version }) => ({ id, version })) }),
};
const message: Thing = {
  list: "messages",
  one: "e-mail",
  door: "/admin/messages/bulk",
  body: (_, rows) => ({ messages: rows.map(({ id }) => id) }),
};

export function thingOf(act: Act): Thing {
  switch (act.kind) {
    case "resend":
      return message;
    case "ship":
    case "deliver":
      return order;
    default:
      return product;
  }
}
