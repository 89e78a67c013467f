import {
  demoCustomer,
  OPENED,
  type PastPayment,
  seedCoupons,
  seedDemo,
  seedHistory,
  seedShop,
} from "@/db/seed";
import { type DemoPeople, ensureDemoCustomer, ensureDemoStaff, listStaff, type StaffRole } from "@/lib/auth";
import { system } from "@/lib/kernel/actor";
import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";
import { contextFor, database } from "@/lib/platform/runtime";
import { subscribers } from "@/lib/subscribers";
import { step } from "./progress";

/** Takes payments of the past in; null beside a Stripe that is not ours to tell things. */
export type Remember = ((past: readonly PastPayment[]) => void) | null;

/**
 * The demo shop, complete: markets, goods, coupons, one member of staff a role, and half a year of orders where the
 * payment provider can be told of them. Finds what is there already.
 */
export async function seedSandbox(remember: Remember): Promise<DemoPeople> {
  const ctx = contextFor(system("seed"));
  try {
    await seedShop(ctx);
    // They have worked here since the shop opened: what follows is told of them.
    const staff = await ensureDemoStaff({ ...ctx, clock: fixedClock(OPENED) });
    await step("Stocking the shelves and drawing the pictures", () => seedDemo(ctx, undefined, frame()));
    await seedCoupons(ctx);
    if (remember) await step("Looking back on half a year", () => seedPast(ctx, remember));
    return { staff, customer: await ensureDemoCustomer(ctx, demoCustomer) };
  } finally {
    await database().close();
  }
}

/** Pictures of a size to look at; of a stamp's where a test begins many shops and looks at none. */
const frame = () =>
  process.env.CARTWRIGHT_DEMO_PICTURES === "stamps" ? { width: 120, height: 150 } : undefined;

async function seedPast(ctx: Ctx, paid: NonNullable<Remember>): Promise<void> {
  const all = await listStaff(ctx);
  const colleague = (wanted: StaffRole) => {
    // Roles can be changed at the desk.
    const found = all.find((person) => person.role === wanted) ?? all[0];
    const id = found && fromWire("staff", found.id);
    invariant(found && id, "the sandbox has staff");
    return { id, name: found.name };
  };
  await seedHistory(ctx, {
    colleagues: {
      support: colleague("support"),
      warehouse: colleague("warehouse"),
      manager: colleague("manager"),
      owner: colleague("owner"),
    },
    listeners: (type) => Object.keys(subscribers[type] ?? { nobody: null }),
    paid,
  });
}
