import { z } from "zod";
import { cleanLine, cleanText } from "@/lib/kernel/address";
import { emailSchema } from "@/lib/kernel/email";

/** A market with the price list it shows: what every price on a page or in a quote depends on. */
export interface Market {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly channelId: string;
  readonly currency: string;
  readonly locale: string;
  readonly priceListId: string;
  /** Whether the list's written prices contain tax. */
  readonly taxInclusive: boolean;
  readonly pricesShown: "with_tax" | "without_tax";
  readonly fixedPrice: "gross" | "net";
  readonly homeCountry: string;
  readonly countries: readonly string[];
  readonly isDefault: boolean;
}

export interface ShopIdentity {
  readonly name: string;
  /** Where replies to mails go, and what the footer shows. */
  readonly email: string;
  /** IANA name, for schedules and reports: "Europe/Berlin". */
  readonly timeZone: string;
  readonly addressLines: readonly string[];
}

export const defaultIdentity: ShopIdentity = {
  name: "Cartwright Goods",
  email: "hello@cartwright.example",
  timeZone: "Europe/Berlin",
  addressLines: [],
};

/** One of the shop's own settings: where it is kept, what it may be, and what is so until staff say otherwise. */
export interface Setting<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
}

const sentence = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().min(1, "Write a sentence.").max(max, `Use ${max} characters at most.`));

/** A page of this shop, within its market: "/c/kitchen". */
const ownPath = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)[\w\-./?=&%]*$/, "Use a path of this shop, such as /c/kitchen.");

const line = (max: number, empty: string) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
    .pipe(z.string().min(1, empty).max(max, `Use ${max} characters at most.`));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Who the shop is: on every page, in every mail. */
export const identitySetting: Setting<ShopIdentity> = {
  name: "identity",
  schema: z.object({
    name: line(60, "Give the shop a name."),
    email: emailSchema,
    timeZone: z.string().max(60).refine(isTimeZone, "Choose a time zone."),
    addressLines: z.array(line(100, "Leave no line empty.")).max(6, "Use six lines at most."),
  }),
  fallback: defaultIdentity,
};

/** How mails are signed and where their answers go; null keeps what the server's configuration and the shop say. */
const mailSchema = z.object({
  senderName: line(60, "Write a name, or leave it empty.").nullable(),
  replyTo: emailSchema.nullable(),
});
export type MailSender = z.infer<typeof mailSchema>;
export const mailSetting: Setting<MailSender> = {
  name: "mail",
  schema: mailSchema,
  fallback: { senderName: null, replyTo: null },
};

const announcementSchema = z.discriminatedUnion("show", [
  z.object({ show: z.literal("delivery") }),
  z.object({ show: z.literal("nothing") }),
  z.object({ show: z.literal("words"), words: sentence(140), path: ownPath.nullable() }),
]);
/** What stands above every page: from when delivery is free, words of staff's own, or nothing. */
export type Announcement = z.infer<typeof announcementSchema>;
export const announcementSetting: Setting<Announcement> = {
  name: "announcement",
  schema: announcementSchema,
  fallback: { show: "delivery" },
};

const dispatchSchema = z.object({
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 14:00.")
    .nullable(),
  closedDays: z.array(z.iso.date("Write a day such as 2026-12-25.")).max(100),
});
/** When orders are taken up: until when today counts, and on which days nobody packs, weekends aside. */
export type Dispatch = z.infer<typeof dispatchSchema>;
export const dispatchSetting: Setting<Dispatch> = {
  name: "dispatch",
  schema: dispatchSchema,
  fallback: { cutOff: "14:00", closedDays: [] },
};

const voicesSchema = z
  .array(
    z.object({
      words: sentence(240),
      /** As they want to be called. */
      name: line(60, "Write who said it."),
      place: line(60, "Write where they live."),
      /** The product it is about, as its address has it: "hestia-pot". */
      product: z
        .string()
        .max(200)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use the end of the product’s address, such as hestia-pot."),
    }),
  )
  .max(3, "Use three at most.");
/** What people say of the shop's things, for the home page; none until somebody has said something. */
export type Voices = z.infer<typeof voicesSchema>;
export type Voice = Voices[number];
export const voicesSetting: Setting<Voices> = { name: "voices", schema: voicesSchema, fallback: [] };

const maintenanceSchema = z.object({
  isOn: z.boolean(),
  /** What shoppers are told besides that the shop is closed; null says nothing more. */
  words: sentence(280).nullable(),
});
/** Whether the shop's pages are closed for a while. The desk, payments' word and jobs go on. */
export type Maintenance = z.infer<typeof maintenanceSchema>;
export const maintenanceSetting: Setting<Maintenance> = {
  name: "maintenance",
  schema: maintenanceSchema,
  fallback: { isOn: false, words: null },
};
