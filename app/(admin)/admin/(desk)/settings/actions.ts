"use server";
import { z } from "zod";
import { staffSecuritySetting } from "@/lib/auth";
import { editPage, pageInputSchema, takePageAway } from "@/lib/content";
import { methodInputSchema, saveMethod, saveZone, zoneInputSchema } from "@/lib/shipping";
import {
  announcementSetting,
  dispatchSetting,
  editSetting,
  identitySetting,
  mailSetting,
  maintenanceSetting,
  type Setting,
  voicesSetting,
} from "@/lib/shop";
import { endTaxRate, setTaxRate, taxRateInputSchema } from "@/lib/tax";
import { staffAction } from "@/lib/web/action";

const seen = z.string().max(40);
const always = () => true;

/** One setting, changed over what its form has shown. */
function changes<T>(setting: Setting<T>) {
  return staffAction({
    name: `desk.settings.${setting.name}`,
    permission: "settings.write",
    input: z.object({ value: setting.schema, seen }),
    run: ({ ctx, input }) => editSetting(ctx, setting, input as { value: T; seen: string }),
  });
}

export const saveIdentity = changes(identitySetting);
export const saveMail = changes(mailSetting);
export const saveAnnouncement = changes(announcementSetting);
export const saveVoices = changes(voicesSetting);
export const saveOpening = changes(maintenanceSetting);
export const saveDispatch = changes(dispatchSetting);
/** What guards the desk is changed by whoever shows again who they are. */
export const saveSecurity = staffAction({
  name: "desk.settings.staff_security",
  permission: "settings.write",
  asksAgain: always,
  input: z.object({ value: staffSecuritySetting(true).schema, seen }),
  run: ({ ctx, input }) => editSetting(ctx, staffSecuritySetting(), input),
});

/** A tax rate from now on. */
export const saveRate = staffAction({
  name: "desk.settings.tax_rate",
  permission: "settings.write",
  input: taxRateInputSchema,
  run: ({ ctx, input }) => setTaxRate(ctx, input),
});

export const endRate = staffAction({
  name: "desk.settings.end_tax_rate",
  permission: "settings.write",
  input: taxRateInputSchema.pick({ country: true, region: true, taxClass: true }).extend({ seen: z.uuid() }),
  run: ({ ctx, input }) => endTaxRate(ctx, input),
});

/** A delivery method, new or changed. */
export const saveDelivery = staffAction({
  name: "desk.settings.delivery_method",
  permission: "settings.write",
  input: methodInputSchema,
  run: ({ ctx, input }) => saveMethod(ctx, input),
});

export const saveDeliveryZone = staffAction({
  name: "desk.settings.delivery_zone",
  permission: "settings.write",
  input: zoneInputSchema,
  run: ({ ctx, input }) => saveZone(ctx, input),
});

/** A page of the shop's words, new (`seen` null) or changed. */
export const savePageWords = staffAction({
  name: "desk.settings.page",
  permission: "settings.write",
  input: z.object({ page: pageInputSchema, seen: seen.nullable() }),
  run: ({ ctx, input }) => editPage(ctx, input.page, input.seen),
});

export const archivePageWords = staffAction({
  name: "desk.settings.archive_page",
  permission: "settings.write",
  input: z.object({ handle: z.string().max(120), seen }),
  run: ({ ctx, input }) => takePageAway(ctx, input.handle, input.seen),
});
