import type { Permission } from "@/lib/auth/contract";
import { type AuditEntry, type AuditKind, auditKinds } from "@/lib/views/contract";
import { sectionOf } from "../settings/sections";

/** What was done, as the end of a sentence that begins with who did it. */
export const actionWords: Readonly<Record<string, string>> = {
  "setting.changed": "changed a setting",
  "page.changed": "wrote a page",
  "page.archived": "took a page away",
  "tax.changed": "changed a tax rate",
  "tax.ended": "ended a tax rate",
  "delivery.changed": "changed a delivery method",
  "delivery.added": "added a delivery method",
  "delivery.zone_changed": "changed a delivery zone",
  "delivery.zone_added": "added a delivery zone",
  "staff.created": "put somebody on the staff",
  "staff.role_changed": "changed a role",
  "staff.disabled": "disabled somebody",
  "staff.enabled": "let somebody in again",
  "staff.sessions_ended": "signed somebody out everywhere",
  "staff.second_factor_reset": "reset a second factor",
  "staff.second_factor_totp_added": "set up an authenticator app",
  "staff.second_factor_totp_removed": "removed an authenticator app",
  "staff.second_factor_passkey_added": "added a passkey",
  "staff.second_factor_passkey_removed": "removed a passkey",
  "staff.second_factor_recovery_codes_renewed": "made new recovery codes",
  "staff.second_factor_recovery_code_used": "used a recovery code",
  "staff.second_factor_failed": "gave a wrong second factor",
  "staff.signed_in": "signed in",
  "staff.sign_in_failed": "failed to sign in",
  "staff.confirmed": "showed again who they are",
  "staff.invitation_accepted": "took up an invitation",
  "staff.password_changed": "changed a password",
  "staff.password_reset": "chose a new password by link",
  "customer.password_changed": "changed a customer’s password",
  "customer.password_reset": "chose a new password by link",
  "customer.archived": "archived a customer",
  "customer.restored": "brought a customer back",
  "coupon.created": "offered a coupon",
  "coupon.changed": "changed a coupon",
  "coupon.archived": "ended a coupon",
  "customer.exported": "saved a copy of what is kept about a customer",
  "customer.erased": "erased a customer",
  "coupon.restored": "took the end of a coupon back",
  "message.resent": "sent an e-mail again",
  "inquiry.answered": "answered a message",
  "inquiry.reopened": "took an answer to a message back",
  "order.address_changed": "changed where an order goes",
  "order.shipped": "sent a parcel",
  "order.delivered": "noted that a parcel arrived",
  "order.refunded": "gave money back",
  "order.canceled": "cancelled an order",
  "order.units_canceled": "cancelled a part of an order",
  "product.added": "added a product",
  "product.changed": "changed a product",
  "product.change_undone": "took a change of a product back",
  "product.collected": "put a product into a collection",
  "product.uncollected": "took a product out of a collection",
  "product.stock_counted": "counted stock",
  "product.placed": "chose a product’s collections",
  "category.added": "made a category",
  "category.changed": "changed a category",
  "category.arranged": "put categories in order",
  "category.archived": "took a category away",
  "category.restored": "brought a category back",
  "collection.added": "made a collection",
  "collection.changed": "changed a collection",
  "collection.arranged": "arranged a collection",
  "collection.ordered": "put collections in order",
  "collection.archived": "took a collection away",
  "collection.restored": "brought a collection back",
  "order.review_ended": "gave back another amount than was agreed, and cancelled the order",
  "import.begun": "had a file of products taken in",
  "problem.resolved": "resolved a problem",
  "job.tried_again": "had a job tried again",
  "job.tried_now": "had a job tried at once",
};

export function actionWord(action: string): string {
  return actionWords[action] ?? action.replaceAll(/[._]/g, " ");
}

export const kindWords: Readonly<Record<AuditKind, string>> = {
  order: "Orders",
  product: "Products",
  category: "Categories",
  collection: "Collections",
  setting: "Settings",
  page: "Pages",
  tax: "Tax",
  delivery: "Delivery",
  staff: "Staff",
  customer: "Customers",
  promotion: "Coupons",
  message: "Sent e-mails",
  inquiry: "Messages to the shop",
  import: "Imports",
  problem: "Problems",
  job: "Jobs",
};

/** What an entry is about, as people call it. */
export function subjectWords({ kind, subject, name }: AuditEntry): string {
  if (kind === "setting") return sectionOf(subject)?.name ?? subject.replaceAll("_", " ");
  if (kind === "customer") return name ?? "an erased customer";
  return name ?? (/^[0-9a-f-]{36}$/.test(subject) ? "" : subject);
}

/** Where the subject has a page, and what it takes to open that. */
export function subjectPage({ kind, subject }: AuditEntry): { href: string; needs: Permission } | null {
  switch (kind) {
    case "setting": {
      const section = sectionOf(subject);
      return section ? { href: section.href, needs: "settings.read" } : null;
    }
    case "order":
      return { href: `/admin/orders/${subject}`, needs: "orders.read" };
    case "product":
      return { href: `/admin/products/${subject}`, needs: "products.read" };
    case "category":
      return { href: "/admin/categories", needs: "products.read" };
    case "collection":
      return { href: `/admin/collections/${subject}`, needs: "products.read" };
    case "tax":
      return { href: "/admin/settings/tax", needs: "settings.read" };
    case "delivery":
      return { href: "/admin/settings/delivery", needs: "settings.read" };
    case "page":
      return { href: "/admin/settings/pages", needs: "settings.read" };
    case "staff":
      return { href: `/admin/staff/${subject}`, needs: "staff.manage" };
    case "customer":
      return { href: `/admin/customers/${subject}`, needs: "customers.read" };
    case "promotion":
      return { href: `/admin/coupons/${subject}`, needs: "coupons.read" };
    case "message":
      return { href: `/admin/messages/${subject}`, needs: "messages.read" };
    case "inquiry":
      return { href: "/admin/inquiries", needs: "customers.read" };
    case "import":
      return { href: `/admin/imports/${subject}`, needs: "imports.run" };
    case "problem":
    case "job":
      return { href: "/admin/problems", needs: "problems.read" };
    default:
      return null;
  }
}

export const isAuditKind = (kind: string): kind is AuditKind =>
  (auditKinds as readonly string[]).includes(kind);
