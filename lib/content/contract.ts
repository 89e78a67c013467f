import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";

/** A page of the shop's own words was written or taken away. */
export const PAGE_CHANGED = "page.changed";
export interface PageChanged {
  readonly handle: string;
}

/** Cache tags: one page, and the links that stand on every page. */
export const contentTag = (handle: string): string => `content:${handle}`;
export const CONTENT_TAG = "content";

const words = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().min(1).max(max));

/** Where a link may lead: into the shop, to another https address, or to a mailbox. */
const wayOut = z
  .string()
  .max(500)
  .regex(/^(\/(?![/\\])|https:\/\/|mailto:)[^\s"<>\\]*$/, "Use a path of this shop, https:// or mailto:.");

/** A stretch of text, or one that leads somewhere. Spaces at its ends are part of it. */
const spanSchema = z.union([
  z.string().min(1).max(5_000),
  z.object({ text: z.string().min(1).max(500), href: wayOut }),
]);
const lineSchema = z.array(spanSchema).min(1).max(50);

/** A page's text: structure and plain words, so that it can be shown anywhere without being trusted. */
export const blockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), text: words(200) }),
  z.object({ kind: z.literal("paragraph"), line: lineSchema }),
  z.object({ kind: z.literal("list"), items: z.array(lineSchema).min(1).max(100) }),
  z.object({
    kind: z.literal("table"),
    head: z.array(words(120)).min(1).max(8),
    rows: z
      .array(z.array(words(500)).min(1).max(8))
      .min(1)
      .max(200),
  }),
]);
export type Block = z.infer<typeof blockSchema>;
export type Span = z.infer<typeof spanSchema>;

export const menus = ["help", "house", "legal"] as const;
export type Menu = (typeof menus)[number];

export const pageInputSchema = z.object({
  handle: z
    .string()
    .trim()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens."),
  title: words(200),
  summary: z.string().max(2_000).transform(cleanText).pipe(z.string().max(500)).default(""),
  body: z.array(blockSchema).max(500),
  menu: z.enum(menus).nullable().default(null),
  position: z.int().min(0).max(1_000_000).default(0),
});
export type PageInput = z.input<typeof pageInputSchema>;

export interface ContentPage {
  readonly handle: string;
  readonly title: string;
  readonly summary: string;
  readonly body: readonly Block[];
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** A page as the footer names it, and as others speak of it. */
export interface PageLink {
  readonly handle: string;
  readonly title: string;
  readonly summary: string;
  readonly menu: Menu;
}

/** A page as it is edited. `seen` is the stamp that a change brings along. */
export interface PageToEdit {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly summary: string;
  readonly body: readonly Block[];
  readonly menu: Menu | null;
  readonly position: number;
  readonly isGone: boolean;
  readonly seen: string;
}

/** A page in the desk's list. */
export interface PageListed {
  readonly handle: string;
  readonly title: string;
  readonly menu: Menu | null;
  readonly isGone: boolean;
  /** ISO 8601. */
  readonly updatedAt: string;
}
