import { seedDemo, seedShop } from "@/db/seed";
import { type DemoStaff, ensureDemoStaff } from "@/lib/auth";
import { system } from "@/lib/kernel/actor";
import type { Ctx } from "@/lib/kernel/context";
import { contextFor, database } from "@/lib/platform/runtime";
import { createCoupon } from "@/lib/promotions";

export type { DemoStaff };

/** The demo shop, complete: markets, goods, coupons, one member of staff a role. Finds what is there already. */
export async function seedSandbox(): Promise<DemoStaff[]> {
  const ctx = contextFor(system("seed"));
  try {
    await seedShop(ctx);
    await seedDemo(ctx);
    await seedCoupons(ctx);
    return await ensureDemoStaff(ctx);
  } finally {
    await database().close();
  }
}

/** The codes that the README tells newcomers to try. Taken already means seeded already. */
export async function seedCoupons(ctx: Ctx): Promise<void> {
  const always = {
    percentBp: null,
    amount: null,
    currency: null,
    minimumAmount: null,
    startsAt: null,
    endsAt: null,
    usageLimit: null,
    perCustomerLimit: null,
    active: true,
  };
  await createCoupon(ctx, "WELCOME10", {
    ...always,
    title: "Ten percent to begin with",
    kind: "percent",
    percentBp: 1_000,
    perCustomerLimit: 1,
  });
  await createCoupon(ctx, "FIVER", {
    ...always,
    title: "Five off thirty",
    kind: "fixed",
    amount: 500,
    currency: "EUR",
    minimumAmount: 3_000,
  });
  await createCoupon(ctx, "FREESHIP", { ...always, title: "Delivery on us", kind: "free_delivery" });
}
