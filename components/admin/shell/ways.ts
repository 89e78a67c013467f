import type { Permission } from "@/lib/auth/contract";
import type { DeskCounts } from "@/lib/views/contract";

/** A page of the desk, with what it takes to see it. `go` is the letter that follows G. */
export interface Way {
  readonly href: string;
  readonly name: string;
  readonly go: string;
  readonly needs: Permission;
  /** Another page that belongs to it. */
  readonly also?: string;
  readonly count?: (counts: DeskCounts) => number;
  readonly alarms?: boolean;
}

/** Every way through the desk, in the order of a working day, with what it takes to see it. */
export const ways: readonly Way[] = [
  { href: "/admin", name: "Today", go: "t", needs: "orders.read" },
  { href: "/admin/orders", name: "Orders", go: "o", needs: "orders.read" },
  {
    href: "/admin/to-ship",
    name: "To ship",
    go: "s",
    needs: "orders.read",
    count: (counts) => counts.toShip,
  },
  {
    href: "/admin/inquiries",
    name: "To answer",
    go: "r",
    needs: "customers.read",
    count: (counts) => counts.toAnswer,
  },
  {
    href: "/admin/products",
    name: "Products",
    go: "p",
    needs: "products.read",
    also: "/admin/low-stock",
  },
  { href: "/admin/categories", name: "Categories", go: "d", needs: "products.read" },
  { href: "/admin/collections", name: "Collections", go: "k", needs: "products.read" },
  { href: "/admin/customers", name: "Customers", go: "u", needs: "customers.read" },
  { href: "/admin/coupons", name: "Coupons", go: "c", needs: "coupons.read" },
  { href: "/admin/imports", name: "Imports", go: "i", needs: "imports.run" },
  { href: "/admin/messages", name: "Sent e-mails", go: "m", needs: "messages.read" },
  {
    href: "/admin/problems",
    name: "Problems",
    go: "!",
    needs: "problems.read",
    count: (counts) => counts.problems,
    alarms: true,
  },
  { href: "/admin/staff", name: "Staff", go: "w", needs: "staff.manage" },
  { href: "/admin/audit", name: "Audit log", go: "l", needs: "audit.read" },
  { href: "/admin/settings", name: "Settings", go: ",", needs: "settings.read" },
];

/** What can be begun from anywhere. `also` are other words that it is looked for by. */
export const acts: readonly {
  readonly href: string;
  readonly name: string;
  readonly also: string;
  readonly needs: Permission;
}[] = [
  { href: "/admin/products/new", name: "New product", also: "add create", needs: "products.write" },
  {
    href: "/admin/coupons/new",
    name: "New coupon",
    also: "add create discount code",
    needs: "coupons.write",
  },
  {
    href: "/admin/low-stock",
    name: "Low stock",
    also: "sold out running out reorder",
    needs: "products.read",
  },
  {
    href: "/admin/collections/new",
    name: "New collection",
    also: "add create",
    needs: "products.write",
  },
  { href: "/admin/imports", name: "Import products", also: "shopify csv upload", needs: "imports.run" },
  {
    href: "/admin/staff",
    name: "Invite somebody",
    also: "add staff colleague member",
    needs: "staff.manage",
  },
  {
    href: "/admin/account",
    name: "Your account",
    also: "password passkey sessions second factor",
    needs: "account.own",
  },
];
