import type { Menu } from "@/lib/content/contract";

/** The headings of the shop's footer. */
export const menuWords: Readonly<Record<Menu, string>> = { help: "Help", house: "The house", legal: "Legal" };
