import { createPriceList } from "@/lib/catalog";
import { createLocation } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { transact } from "@/lib/platform/transact";
import { createDeliveryMethod, createZone } from "@/lib/shipping";
import { allMarkets, createChannel, createMarket } from "@/lib/shop";
import { addTaxRate, createTaxClass } from "@/lib/tax";

/** Standard VAT rates in parts per million (European Commission, "VAT rates applied in the Member States", 2026). */
const vat: Readonly<Record<string, readonly [standard: number, reduced: number]>> = {
  DE: [190_000, 70_000],
  AT: [200_000, 100_000],
  FR: [200_000, 55_000],
  NL: [210_000, 90_000],
  BE: [210_000, 60_000],
  IT: [220_000, 100_000],
  ES: [210_000, 100_000],
  IE: [230_000, 135_000],
};

/**
 * What a shop needs before it has a single product: one channel, two markets (Europe in euro with tax in the price,
 * the United States in dollar without), tax, delivery and a warehouse. Does nothing when a market exists.
 */
export async function seedShop(ctx: Ctx): Promise<void> {
  if ((await allMarkets(ctx)).length > 0) return;
  await transact(ctx, async (tx) => {
    const channelId = await createChannel(tx, { code: "web", name: "Web shop" });
    await createLocation(tx, { code: "main", name: "Main warehouse" });
    await seedMarkets(tx, channelId);
    await seedTax(tx);
    await seedDelivery(tx);
  });
}

async function seedMarkets(tx: TxCtx, channelId: string): Promise<void> {
  const euro = await createPriceList(tx, {
    code: "eur",
    name: "Euro, tax included",
    channelId,
    currency: "EUR",
    taxInclusive: true,
  });
  const dollar = await createPriceList(tx, {
    code: "usd",
    name: "US dollar, before tax",
    channelId,
    currency: "USD",
    taxInclusive: false,
  });
  await createMarket(
    tx,
    {
      channelId,
      code: "eu",
      name: "Europe",
      currency: "EUR",
      locale: "en-IE",
      priceListId: euro,
      homeCountry: "DE",
      pricesShown: "with_tax",
      fixedPrice: "gross",
      isDefault: true,
      position: 0,
    },
    Object.keys(vat),
  );
  await createMarket(
    tx,
    {
      channelId,
      code: "us",
      name: "United States",
      currency: "USD",
      locale: "en-US",
      priceListId: dollar,
      homeCountry: "US",
      pricesShown: "without_tax",
      fixedPrice: "gross",
      position: 1,
    },
    ["US"],
  );
}

async function seedTax(tx: TxCtx): Promise<void> {
  await createTaxClass(tx, { code: "standard", name: "Standard" });
  await createTaxClass(tx, { code: "reduced", name: "Reduced (books, food)" });
  const validFrom = new Date("2020-01-01T00:00:00Z");
  for (const [country, [standard, reduced]] of Object.entries(vat)) {
    const rate = (taxClass: string, ratePpm: number) =>
      addTaxRate(tx, { country, taxClass, name: `VAT ${ratePpm / 10_000}%`, ratePpm, validFrom });
    await rate("standard", standard);
    await rate("reduced", reduced);
  }
  const states: readonly [string, number][] = [
    ["CA", 72_500],
    ["NY", 88_750],
    ["WA", 65_000],
  ];
  for (const [region, ratePpm] of states) {
    await addTaxRate(tx, {
      country: "US",
      region,
      taxClass: "standard",
      name: "Sales tax",
      ratePpm,
      validFrom,
    });
  }
}

async function seedDelivery(tx: TxCtx): Promise<void> {
  const europe = await createZone(tx, "European Union", Object.keys(vat));
  const states = await createZone(tx, "United States", ["US"]);
  const euro = { zoneId: europe, currency: "EUR", taxClass: "standard" } as const;
  const dollar = { zoneId: states, currency: "USD", taxClass: "standard" } as const;
  await createDeliveryMethod(tx, {
    ...euro,
    code: "standard",
    name: "Standard delivery",
    description: "By post, with tracking",
    carrier: "DHL",
    kind: "flat",
    amount: 490,
    freeFrom: 6_000,
    minDays: 2,
    maxDays: 4,
    position: 0,
  });
  await createDeliveryMethod(
    tx,
    {
      ...euro,
      code: "express",
      name: "Express delivery",
      description: "By courier, next working day",
      carrier: "DHL Express",
      kind: "by_weight",
      minDays: 1,
      maxDays: 1,
      position: 1,
    },
    [
      { upToGrams: 2_000, amount: 1_290 },
      { upToGrams: 10_000, amount: 1_990 },
      { upToGrams: 31_500, amount: 3_490 },
    ],
  );
  await createDeliveryMethod(tx, {
    ...dollar,
    code: "standard",
    name: "Standard delivery",
    description: "By post, with tracking",
    carrier: "USPS",
    kind: "flat",
    amount: 795,
    freeFrom: 7_500,
    minDays: 4,
    maxDays: 8,
    position: 0,
  });
}
