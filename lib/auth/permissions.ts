/** Who staff are. Customers are no role: they see what is theirs, and nothing here. */
export const staffRoles = ["owner", "manager", "support", "warehouse"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What each role is for, for the staff page. */
export const roleWords: Readonly<Record<StaffRole, { readonly name: string; readonly says: string }>> = {
  owner: { name: "Owner", says: "Everything, staff included." },
  manager: { name: "Manager", says: "Runs the shop day by day; cannot change staff or settings." },
  support: { name: "Support", says: "Orders, refunds, customers and e-mails; reads the catalogue." },
  warehouse: { name: "Warehouse", says: "Picks, ships and counts; sees no money and no customer list." },
};

/**
 * What may be done, and by whom: the one table. A door names a permission, never a role, so that a new role is a
 * column here and nothing else.
 */
const table = {
  /** One's own name, password, second factor and sessions. */
  "account.own": ["owner", "manager", "support", "warehouse"],
  "orders.read": ["owner", "manager", "support", "warehouse"],
  /** Prices, totals, payments and refunds of an order: picking and packing need none of them. */
  "orders.money": ["owner", "manager", "support"],
  "orders.note": ["owner", "manager", "support", "warehouse"],
  /** Where an order goes, while nothing of it has left: of those who answer letters, and not of those who pack. */
  "orders.address": ["owner", "manager", "support"],
  "orders.ship": ["owner", "manager", "warehouse"],
  "orders.cancel": ["owner", "manager", "support"],
  "orders.refund": ["owner", "manager", "support"],
  "products.read": ["owner", "manager", "support", "warehouse"],
  "products.write": ["owner", "manager"],
  "stock.write": ["owner", "manager", "warehouse"],
  "prices.read": ["owner", "manager", "support"],
  "prices.write": ["owner", "manager"],
  "coupons.read": ["owner", "manager", "support"],
  "coupons.write": ["owner", "manager"],
  "customers.read": ["owner", "manager", "support"],
  "customers.write": ["owner", "manager", "support"],
  /** Giving somebody everything that is kept about them, and erasing it. */
  "customers.privacy": ["owner", "manager"],
  "messages.read": ["owner", "manager", "support"],
  "messages.resend": ["owner", "manager", "support"],
  "imports.run": ["owner", "manager"],
  "problems.read": ["owner", "manager", "support"],
  "problems.resolve": ["owner", "manager", "support"],
  "reports.read": ["owner", "manager"],
  "audit.read": ["owner", "manager"],
  "integrity.run": ["owner", "manager"],
  "settings.read": ["owner", "manager"],
  "settings.write": ["owner"],
  "staff.manage": ["owner"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as readonly Permission[];

/** Whether a role may do something. Anything unknown may nothing. */
export function can(role: StaffRole, permission: Permission): boolean {
  return Object.hasOwn(table, permission) && (table[permission] as readonly StaffRole[]).includes(role);
}

/** Everything a role may do, in the table's order: what a page is told, so that its buttons cannot drift from it. */
export function permissionsOf(role: StaffRole): Permission[] {
  return permissions.filter((permission) => can(role, permission));
}
