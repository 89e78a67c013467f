import { eq } from "drizzle-orm";
import { settings } from "@/db/schema/shop";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { audit } from "@/lib/platform/audit";
import { EVERYTHING, invalidatePages } from "@/lib/platform/page-cache";
import { transact } from "@/lib/platform/transact";
import { dispatchSetting, type Setting } from "./contract";
import { shopIdentity } from "./queries";
import { stampOf } from "./stamp";
import { writeSetting } from "./store";
import { lockConfiguration, versioned } from "./versioned";

/** A setting at a config version, from memory while that stands; its fallback where none, or none that fits, is kept. */
export function readSetting<T>(ctx: ReadCtx, version: number, setting: Setting<T>): Promise<T> {
  return versioned(ctx, `setting:${setting.name}`, version, () => settingNow(ctx, setting));
}

/** When this shop takes up orders, by its own clock: what every promise of a day is counted from. */
export async function workingHours(ctx: ReadCtx, version: number): Promise<WorkingHours> {
  const { timeZone } = await shopIdentity(ctx, version);
  return { timeZone, ...(await readSetting(ctx, version, dispatchSetting)) };
}

/** A setting as the database has it at this moment, for whoever has read no version. */
export async function settingNow<T>(ctx: ReadCtx, { name, schema, fallback }: Setting<T>): Promise<T> {
  const [row] = await ctx.db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  if (!row) return fallback;
  const parsed = schema.safeParse(row.value);
  if (!parsed.success) ctx.log.error({ setting: name }, "a setting is not what its schema says");
  return parsed.success ? parsed.data : fallback;
}

/** Changes a setting, on the record, and drops every page, since any of them may show it. */
export function changeSetting<T>(ctx: Ctx, setting: Setting<T>, value: T): Promise<void> {
  return transact(ctx, async (tx) => write(tx, setting, await settingNow(tx, setting), value));
}

/** A setting with the stamp that a change of it must bring along. */
export interface Seen<T> {
  readonly value: T;
  readonly seen: string;
}

export async function settingToEdit<T>(ctx: ReadCtx, setting: Setting<T>): Promise<Seen<T>> {
  const value = await settingNow(ctx, setting);
  return { value, seen: stampOf(value) };
}

/**
 * Changes a setting that was seen before: whoever changed it meanwhile is not overwritten. The same again does nothing.
 * Refusal: `changed_meanwhile`.
 */
export function editSetting<T>(
  ctx: Ctx,
  setting: Setting<T>,
  { value, seen }: Seen<T>,
): Promise<Result<undefined, "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const before = await settingNow(tx, setting);
    if (stampOf(before) === stampOf(value)) return ok();
    if (stampOf(before) !== seen) return refuse("changed_meanwhile");
    await write(tx, setting, before, value);
    return ok();
  });
}

async function write<T>(tx: TxCtx, setting: Setting<T>, before: T, value: T): Promise<void> {
  await writeSetting(tx, setting.name, value);
  await audit(tx, "setting.changed", { kind: "setting", id: setting.name }, { before, after: value });
  await invalidatePages(tx, [EVERYTHING]);
}
