import { expect, test } from "vitest";
import { testDatabase } from "@/tests/database";
import { count } from "@/tests/people";
import { editSetting, identitySetting, readConfigVersion, settingToEdit, shopIdentity } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const changes = () =>
  count(database, "audit_entries WHERE action = 'setting.changed' AND subject = 'identity'");

test("what is saved shows at once, stands on the record once, and the same again is nothing", async () => {
  const { value, seen } = await settingToEdit(ctx, identitySetting);
  const named = { ...value, name: "Harbour Goods" };
  expect(await editSetting(ctx, identitySetting, { value: named, seen })).toEqual({
    ok: true,
    value: undefined,
  });
  expect((await shopIdentity(ctx, await readConfigVersion(ctx))).name).toBe("Harbour Goods");
  expect(await editSetting(ctx, identitySetting, { value: named, seen })).toMatchObject({ ok: true });
  expect(await changes()).toBe(1);
});

test("of many who change what they have seen at once, one is taken and the others are told", async () => {
  const { value, seen } = await settingToEdit(ctx, identitySetting);
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      editSetting(ctx, identitySetting, { value: { ...value, name: `Shop ${at}` }, seen }),
    ),
  );
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  expect(tries.filter((one) => !one.ok && one.code === "changed_meanwhile")).toHaveLength(7);
  expect(await changes()).toBe(2);
});

test.each([
  [{ name: "  " }, "Give the shop a name."],
  [{ email: "nowhere" }, "Enter an e-mail address such as name@example.com."],
  [{ timeZone: "Mars/Base" }, "Choose a time zone."],
])("an identity of %o is refused with a reason", async (part, reason) => {
  const { value } = await settingToEdit(ctx, identitySetting);
  const parsed = identitySetting.schema.safeParse({ ...value, ...part });
  expect(parsed.error?.issues[0]?.message).toBe(reason);
});
