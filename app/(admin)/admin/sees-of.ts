import { can, type StaffRole } from "@/lib/auth";
import type { Sees } from "@/lib/views";

/** What of orders a role may see at all; of nobody, nothing. */
export function seesOf(role: StaffRole | null): Sees {
  const may = (permission: Parameters<typeof can>[1]) => role !== null && can(role, permission);
  return { money: may("orders.money"), customer: may("customers.read"), messages: may("messages.read") };
}
