import { customerCookieName, staffCookieName, startCustomerSession, startStaffSession } from "@/lib/auth";
import { transact } from "@/lib/platform/transact";
import { visit } from "../../people";
import type { SystemShop } from "../system";
import type { Visitor } from "../visitor";
import type { World } from "./world";

/** Everybody who may stand before a door. `other` is a customer too, and none of the world's things are theirs. */
export const roles = ["anonymous", "customer", "other", "warehouse", "support", "manager", "owner"] as const;
export type Role = (typeof roles)[number];
export type StaffOfTests = Exclude<Role, "anonymous" | "customer" | "other">;

/** A browser of that role, signed in by a session of its own, so that no call undoes another's. */
export async function as(system: SystemShop, world: World, role: Role, at = 0): Promise<Visitor> {
  const visitor = system.visitor(at);
  if (role === "anonymous") return visitor;
  const id = world.people[role];
  const isCustomer = role === "customer" || role === "other";
  const start = isCustomer ? startCustomerSession : startStaffSession;
  const { secret } = await transact(system.ctx, (tx) => start(tx, id, visit()));
  visitor.jar.set(isCustomer ? customerCookieName() : staffCookieName(), secret);
  return visitor;
}
