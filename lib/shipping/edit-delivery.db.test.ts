import { expect, test } from "vitest";
import { seedShop } from "@/db/seed/shop";
import { readConfigVersion } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { count, must } from "@/tests/people";
import {
  activeMethods,
  deliveryZonesToEdit,
  type MethodInput,
  methodInputSchema,
  saveMethod,
  saveZone,
} from ".";

const database = await testDatabase();
const ctx = database.ctx();
await seedShop(ctx);

const europe = async () =>
  (await deliveryZonesToEdit(ctx)).find(({ countries }) => countries.includes("DE"))!;
async function standard(change: Partial<MethodInput> = {}): Promise<MethodInput> {
  const zone = await europe();
  const { code: _, taxClass: __, bands, ...method } = zone.methods.find(({ code }) => code === "standard")!;
  return { ...method, bands: [...bands], zoneId: zone.id, ...change };
}
const offered = async () => activeMethods(ctx, await readConfigVersion(ctx));

test("another price holds at once; whoever looked at the old one is told", async () => {
  const seen = await standard({ amount: 590 });
  must(await saveMethod(ctx, seen));
  expect((await offered()).find(({ id }) => id === seen.id)).toMatchObject({ amount: 590, code: "standard" });
  expect(await saveMethod(ctx, { ...seen, amount: 690 })).toMatchObject({ code: "changed_meanwhile" });
  must(
    await saveMethod(ctx, await standard({ kind: "by_weight", bands: [{ upToGrams: 500, amount: 300 }] })),
  );
  expect((await offered()).find(({ id }) => id === seen.id)).toMatchObject({
    kind: "by_weight",
    amount: 0,
    bands: [{ upToGrams: 500, amount: 300 }],
  });
  must(await saveMethod(ctx, await standard({ active: false })));
  expect((await offered()).some(({ id }) => id === seen.id)).toBe(false);
  expect(await count(database, "audit_entries WHERE action = 'delivery.changed'")).toBe(3);
});

test("a new method has a code of its own", async () => {
  const fresh = await standard({ id: null, name: "Express", active: true });
  const first = must(await saveMethod(ctx, fresh));
  const second = must(await saveMethod(ctx, fresh));
  const codes = (await europe()).methods
    .filter(({ id }) => [first.id, second.id].includes(id))
    .map(({ code }) => code);
  expect(codes.sort()).toEqual(["express_2", "express_3"]);
});

test("a country is in one zone", async () => {
  const zone = await europe();
  const alps = { id: null, seen: "", name: "Alps", countries: ["CH", "AT"] };
  expect(await saveZone(ctx, alps)).toMatchObject({
    code: "country_taken",
    detail: { country: "AT", zone: zone.name },
  });
  const { id } = must(await saveZone(ctx, { ...alps, countries: ["CH"] }));
  expect((await deliveryZonesToEdit(ctx)).find((one) => one.id === id)?.countries).toEqual(["CH"]);
  const fewer = { ...zone, countries: zone.countries.filter((one) => one !== "IE") };
  must(await saveZone(ctx, fewer));
  expect(await saveZone(ctx, fewer)).toMatchObject({ code: "changed_meanwhile" });
});

test.each([
  [{ minDays: 5, maxDays: 2 }, "maxDays"],
  [{ kind: "by_weight", bands: [] }, "bands"],
  [{ name: " " }, "name"],
])("a method of %o is refused at its field", async (change, path) => {
  const parsed = methodInputSchema.safeParse({ ...(await standard()), carrier: "", ...change });
  expect(parsed.error?.issues[0]?.path[0]).toBe(path);
});
