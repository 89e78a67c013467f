import type { OrderView } from "@/lib/views";
import type { Look, Scene } from "./look";
import type { Story } from "./story";

type Told = { [Name in keyof Story]: Story[Name] extends OrderView ? Name : never }[keyof Story];

const order = (name: string, which: Told, kind?: "paper"): Look => ({
  name,
  kind,
  async reach({ page, story }: Scene) {
    await page.goto(story[which].url);
  },
});

export const orderLooks: readonly Look[] = [
  order("order-placed", "paid"),
  order("order-in-two-parcels", "parcels"),
  order("order-partly-refunded", "refunded"),
  order("order-cancelled", "canceled"),
  order("order-promised", "promised"),
  order("order-not-paid", "failed"),
  order("order-on-paper", "parcels", "paper"),
];
