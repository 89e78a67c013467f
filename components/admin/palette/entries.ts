import type { Permission } from "@/lib/auth/contract";
import type { DeskFind } from "@/lib/views/contract";
import { ago, type Here } from "../format";
import { acts, ways } from "../shell/ways";
import { orderStateWords, productStatusWords } from "../words";

/** One line of the palette: where it leads, or what on this page it presses. */
export interface Entry {
  readonly id: string;
  readonly group: "On this page" | "Go to" | "Do" | "Orders" | "Products" | "Customers" | "Search";
  readonly name: string;
  readonly beside?: string;
  readonly keys?: string;
  readonly href?: string;
  readonly press?: HTMLElement;
  readonly pictureKey?: string | null;
}

/** What the palette knows without asking: pages, acts, and what can be done on the page that is shown. */
export function knownEntries(
  may: readonly Permission[],
  here: readonly { keys: string; name: string; element: HTMLElement }[],
): Entry[] {
  return [
    ...here
      .filter(({ keys }) => !keys.startsWith("g ") && keys !== "/")
      .map(({ keys, name, element }) => ({
        id: `here-${keys}`,
        group: "On this page" as const,
        name,
        keys,
        press: element,
      })),
    ...ways
      .filter((way) => may.includes(way.needs))
      .map(({ href, name, go }) => ({
        id: `go-${go}`,
        group: "Go to" as const,
        name,
        keys: `g ${go}`,
        href,
      })),
    ...acts
      .filter((act) => may.includes(act.needs))
      .map(({ href, name }) => ({ id: `do-${name}`, group: "Do" as const, name, href })),
  ];
}

/** The known entries that fit what was typed: each word begins one of theirs. */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries.filter((entry) => {
    const also = acts.find((act) => act.name === entry.name)?.also ?? "";
    const own = `${entry.name} ${also} ${entry.group}`.toLowerCase().split(/\s+/);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
}

/** What was found, as lines, and the whole lists behind them. */
export function foundEntries(
  found: DeskFind,
  typed: string,
  may: readonly Permission[],
  here: Here,
): Entry[] {
  const q = encodeURIComponent(typed.trim());
  const search = (name: string, href: string): Entry => ({ id: `all-${name}`, group: "Search", name, href });
  return [
    ...found.orders.map((order) => ({
      id: order.id,
      group: "Orders" as const,
      name: `${order.label}  ${order.name ?? order.email ?? ""}`.trim(),
      beside: `${orderStateWords[order.state].word}, ${ago(order.at, here)}`,
      href: `/admin/orders/${order.id}`,
    })),
    ...found.products.map((product) => ({
      id: product.id,
      group: "Products" as const,
      name: product.title,
      beside: [product.sku, product.status === "active" ? null : productStatusWords[product.status].word]
        .filter(Boolean)
        .join(", "),
      pictureKey: product.pictureKey,
      href: `/admin/products/${product.id}`,
    })),
    ...found.customers.map((customer) => ({
      id: customer.id,
      group: "Customers" as const,
      name: customer.name ?? customer.email ?? "No name",
      beside: customer.name ? (customer.email ?? undefined) : undefined,
      href: `/admin/customers/${customer.id}`,
    })),
    search(`All orders for “${typed.trim()}”`, `/admin/orders?q=${q}`),
    search(`All products for “${typed.trim()}”`, `/admin/products?query=${q}`),
    ...(may.includes("customers.read")
      ? [search(`All customers for “${typed.trim()}”`, `/admin/customers?q=${q}`)]
      : []),
  ];
}
