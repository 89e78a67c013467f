/** The rooms of the settings, in the order in which a shop is furnished. */
export const sections = [
  { part: "shop", name: "The shop", says: "Name, address, e-mail and time zone", setting: "identity" },
  { part: "tax", name: "Tax", says: "Rates by country and class", setting: null },
  { part: "delivery", name: "Delivery", says: "Zones, methods, prices, days", setting: "dispatch" },
  { part: "mail", name: "E-mail", says: "Who e-mails come from and where answers go", setting: "mail" },
  {
    part: "pages",
    name: "Pages",
    says: "Delivery, returns, privacy, terms and whatever else you say",
    setting: null,
  },
  {
    part: "announcement",
    name: "Announcement",
    says: "The bar above every page of the shop",
    setting: "announcement",
  },
  {
    part: "voices",
    name: "What people say",
    says: "Up to three quotes on the home page",
    setting: "voices",
  },
  { part: "opening", name: "Open or closed", says: "Closing the shop for a moment", setting: "maintenance" },
  {
    part: "security",
    name: "Staff security",
    says: "Who needs a second factor, and when staff are asked again",
    setting: "staff_security",
  },
] as const;

export type SectionPart = (typeof sections)[number]["part"];

export const settingsPath = (part: SectionPart): string => `/admin/settings/${part}`;

/** The room in which a setting is changed, by the setting's name. */
export function sectionOf(setting: string): { readonly name: string; readonly href: string } | null {
  const found = sections.find((section) => section.setting === setting);
  return found ? { name: found.name, href: settingsPath(found.part) } : null;
}
