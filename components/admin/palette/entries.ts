import type { Permission } from "@/lib/auth/contract";
import type { DeskFind, FoundProduct } from "@/lib/views/contract";
import { ago, type Here, many } from "../format";
import { sections, settingsPath } from "../settings/sections";
import { acts, ways } from "../shell/ways";
import { orderStateWords, productStatusWords } from "../words";

/** One line of the palette: where it leads, or what on this page it presses. */
export interface Entry {
  readonly id: string;
  readonly group: "On this page" | "Go to" | "Do" | "Orders" | "Products" | "Customers" | "Search";
  readonly name: string;
  readonly beside?: string;
  readonly keys?: string;
  /** Other words that it is looked for by. */
  readonly also?: string;
  /** Only there once it is looked for: what stands under an entry that is always shown. */
  readonly isWithin?: true;
  readonly href?: string;
  readonly press?: HTMLElement;
  readonly pictureKey?: string | null;
}

const rooms: readonly Entry[] = sections.map(({ part, name, says }) => ({
  id: `room-${part}`,
  group: "Go to",
  name: `Settings: ${name}`,
  also: `${name} ${says.replaceAll(",", "")}`,
  isWithin: true,
  href: settingsPath(part),
}));

/**
 * What the palette knows without asking: pages, acts, what can be done on the page that is shown, and the button that
 * `leave`s.
 */
export function knownEntries(
  may: readonly Permission[],
  here: readonly { keys: string; name: string; element: HTMLElement }[],
  leave: HTMLElement | null = null,
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
    ...(may.includes("settings.read") ? rooms : []),
    ...acts
      .filter((act) => may.includes(act.needs))
      .map(({ href, name, also }) => ({ id: `do-${name}`, group: "Do" as const, name, also, href })),
    ...(leave
      ? [{ id: "do-leave", group: "Do" as const, name: "Sign out", also: "log leave end", press: leave }]
      : []),
  ];
}

/** The known entries that fit what was typed: each word begins one of theirs. */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter((entry) => !entry.isWithin);
  return entries.filter((entry) => {
    const own = `${entry.name} ${entry.also ?? ""} ${entry.group}`.toLowerCase().split(/\s+/);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
}

/** What a product is known by: of several variants the one whose SKU was typed, or how many there are. */
function makeup({ sku, variants }: FoundProduct, typed: string): string | null {
  const isTyped = sku?.toLowerCase().startsWith(typed.trim().toLowerCase()) ?? false;
  return variants > 1 && !isTyped ? many(variants, "variant") : sku;
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
      beside: [
        makeup(product, typed),
        product.status === "active" ? null : productStatusWords[product.status].word,
      ]
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
