import { env } from "@/lib/env";
import { makeLink } from "./secrets";

/** An absolute address of the shop, from SHOP_URL and never from a request's headers. */
export function shopUrl(path: string): string {
  return new URL(path, env().SHOP_URL).toString();
}

/** The page of an order: unguessable, good for guests, revocable by raising the link version. */
export function orderUrl(order: { readonly id: string; readonly linkVersion: number }): string {
  return shopUrl(`/order/${makeLink("order", order.id, order.linkVersion)}`);
}

export function checkoutUrl(checkout: { readonly id: string; readonly linkVersion: number }): string {
  return shopUrl(`/checkout/${makeLink("checkout", checkout.id, checkout.linkVersion)}`);
}
