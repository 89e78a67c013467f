import type { OrderView } from "@/lib/views";
import { expectOrderPage } from "../paying";
import { someone } from "../shopping";
import { debitOrder } from "./debit-order";
import type { Look, Scene } from "./look";
import type { Story } from "./story";

type Told = { [Name in keyof Story]: Story[Name] extends OrderView ? Name : never }[keyof Story];

const order = (name: string, which: Told, title: string, kind?: "paper"): Look => ({
  name,
  kind,
  async reach({ page, story }: Scene) {
    await page.goto(story[which].url);
    await expectOrderPage(page, title);
  },
});

const thanks = "Thank you, Ines.";

export const orderLooks: readonly Look[] = [
  order("order-placed", "paid", thanks),
  order("order-in-two-parcels", "parcels", thanks),
  order("order-partly-refunded", "refunded", thanks),
  order("order-cancelled", "canceled", "This order was cancelled."),
  {
    name: "order-promised",
    // Its money comes by itself after a while: the order is made when it is looked at.
    async reach({ page, shop }) {
      await page.goto((await debitOrder(shop, someone().email, { "HAN-TRO": 1 })).url);
      await expectOrderPage(page, "Your payment is on its way.");
    },
  },
  order("order-not-paid", "failed", "This order was not paid."),
  order("order-on-paper", "parcels", thanks, "paper"),
];
