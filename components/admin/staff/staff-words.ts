import type { Permission } from "@/lib/auth/contract";
import type { DeskStaff, StaffState } from "@/lib/views/contract";
import type { Word } from "../words";

export const staffStateWords: Readonly<Record<StaffState, Word>> = {
  active: { word: "Active", tone: "usual" },
  invited: { word: "Invited", tone: "note" },
  disabled: { word: "Disabled", tone: "quiet" },
};

/** Somebody's second factor in a word or two. */
export function factorWord(factor: DeskStaff["secondFactor"]): string {
  if (factor === "app") return "Authenticator app";
  if (factor === "passkey") return "Passkey";
  return factor === "both" ? "App and passkey" : "None";
}

/** What each permission lets somebody do, by part of the desk. A permission without words does not compile. */
export const permissionWords: Readonly<Record<Permission, readonly [part: string, words: string]>> = {
  "account.own": ["Your own account", "Change your own password and second factor"],
  "orders.read": ["Orders", "See orders and what is to ship"],
  "orders.money": ["Orders", "See prices, payments and refunds of an order"],
  "orders.note": ["Orders", "Write notes"],
  "orders.address": ["Orders", "Change where an order goes"],
  "orders.ship": ["Orders", "Ship parcels"],
  "orders.cancel": ["Orders", "Cancel orders"],
  "orders.refund": ["Orders", "Give money back"],
  "products.read": ["Catalogue", "See products and stock"],
  "products.write": ["Catalogue", "Change and add products"],
  "stock.write": ["Catalogue", "Count stock"],
  "prices.read": ["Catalogue", "See prices"],
  "prices.write": ["Catalogue", "Change prices"],
  "imports.run": ["Catalogue", "Bring products in by file"],
  "coupons.read": ["Coupons", "See coupons"],
  "coupons.write": ["Coupons", "Offer, change and end coupons"],
  "customers.read": ["Customers", "See customers and answer their messages"],
  "customers.write": ["Customers", "Change customers"],
  "customers.privacy": ["Customers", "Hand over and erase what is kept of somebody"],
  "messages.read": ["Sent e-mails", "Read what was sent"],
  "messages.resend": ["Sent e-mails", "Send an e-mail again"],
  "problems.read": ["Running the shop", "See problems"],
  "problems.resolve": ["Running the shop", "Resolve problems"],
  "reports.read": ["Running the shop", "See sales"],
  "integrity.run": ["Running the shop", "Check money and stock"],
  "audit.read": ["Running the shop", "Read and export the audit log"],
  "settings.read": ["The shop itself", "See settings"],
  "settings.write": ["The shop itself", "Change settings and the shop’s pages"],
  "staff.manage": ["The shop itself", "Invite, change and disable staff"],
};
