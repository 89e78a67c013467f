import type { ProductAct, ProductDone } from "@/lib/assortment/contract";
import type { MessageDone } from "@/lib/messages/contract";
import type { ChosenRow } from "../rows/chooser";

/** What can be done to many of a list at once. */
export type Act = ProductAct | { readonly kind: "resend" };
export type Done = ProductDone | MessageDone;

/** Of what is acted on: the list it stands in, the door it is sent to, and what a call carries. */
interface Thing {
  readonly list: "products" | "messages";
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
const message: Thing = {
  list: "messages",
  one: "message",
  door: "/admin/messages/bulk",
  body: (_, rows) => ({ messages: rows.map(({ id }) => id) }),
};

export const thingOf = (act: Act): Thing => (act.kind === "resend" ? message : product);
