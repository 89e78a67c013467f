import { formatMoney } from "@/lib/kernel/money";

/** Where and when a page is read: the shop's time zone and the instant of rendering. */
export interface Here {
  readonly zone: string;
  /** ISO 8601. */
  readonly now: string;
}

const locale = "en-GB";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** 20 November 2026, 14:03 */
export function fullTime(iso: string, { zone }: Here): string {
  return format(zone, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso)).replace(" at ", ", ");
}

/** 14:03 today, 20 Nov 14:03 this year, 20 Nov 2025 before. */
export function shortTime(iso: string, { zone, now }: Here): string {
  const at = new Date(iso);
  const day = format(zone, { dateStyle: "short" });
  const year = format(zone, { year: "numeric" });
  const time = format(zone, { hour: "2-digit", minute: "2-digit" }).format(at);
  if (day.format(at) === day.format(new Date(now))) return time;
  const date = format(zone, { day: "numeric", month: "short" }).format(at);
  return year.format(at) === year.format(new Date(now)) ? `${date}, ${time}` : `${date} ${year.format(at)}`;
}

/** How long ago, as people say it; "today 06:37", or the day, once that says more. */
export function ago(iso: string, here: Here): string {
  const minutes = Math.floor((Date.parse(here.now) - Date.parse(iso)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 12 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const time = shortTime(iso, here);
  return /^\d\d:\d\d$/.test(time) ? `today ${time}` : time;
}

/** How long something has lasted, in one unit: 1 hour, 23 hours, 2 days. */
export function lasted(iso: string, here: Here): string {
  const hours = Math.floor((Date.parse(here.now) - Date.parse(iso)) / 3_600_000);
  if (hours < 1) return "less than an hour";
  return hours < 24 ? many(hours, "hour") : many(Math.floor(hours / 24), "day");
}

/** Friday, 20 November */
export function dayName(day: string): string {
  const date = format("UTC", { day: "numeric", month: "long" }).format(new Date(`${day}T12:00:00Z`));
  return `${weekday(day)}, ${date}`;
}

/** 20 Nov */
export function shortDay(day: string): string {
  return format("UTC", { day: "numeric", month: "short" }).format(new Date(`${day}T12:00:00Z`));
}

/** Saturday */
export function weekday(day: string): string {
  return format("UTC", { weekday: "long" }).format(new Date(`${day}T12:00:00Z`));
}

/** 1,204, and −3 with a true minus. */
export const count = (value: number): string => value.toLocaleString(locale).replace("-", "−");
export const many = (value: number, one: string, more = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : more}`;
export const money = (amount: number, currency: string): string => formatMoney({ amount, currency });

/** +24%, −3%; null when there is nothing to compare with. */
export function change(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)}%`;
}

const regions = new Intl.DisplayNames([locale], { type: "region" });
/** The name of a country by its code; the code itself when it has none. */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Berlin time": a zone by its place, as people say it. */
export function zoneWords(zone: string): string {
  const place = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return place === "UTC" ? place : `${place} time`;
}

const languages = new Intl.DisplayNames([locale], { type: "language", languageDisplay: "standard" });
/** The name of a language by its tag, such as English (Ireland); the tag itself when it has none. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
