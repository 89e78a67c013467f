import type { DeliveryMethod } from "@/lib/shipping/contract";

/** Within Europe in two to four days: €4.90, and nothing from €60 on. */
export const standard: DeliveryMethod = {
  id: "m1",
  code: "standard",
  name: "Standard delivery",
  description: "",
  carrier: null,
  currency: "EUR",
  kind: "flat",
  amount: 490,
  freeFrom: 6_000,
  taxClass: "standard",
  minDays: 2,
  maxDays: 4,
  bands: [],
  countries: ["DE", "FR"],
};
