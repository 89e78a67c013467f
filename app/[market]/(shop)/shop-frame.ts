import "server-only";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import type { PageLink } from "@/lib/content";
import { cachedPageLinks } from "@/lib/content/cached";
import type { WorkingHours } from "@/lib/kernel/working-days";
import type { MenuCollection } from "@/lib/listing";
import { cachedMenuCollections, cachedNavigation } from "@/lib/listing/cached";
import { activeMethods, type DeliveryMethod, methodsFor } from "@/lib/shipping";
import {
  type Announcement,
  announcementSetting,
  type Market,
  marketsAt,
  readConfigVersion,
  readSetting,
  type ShopIdentity,
  shopIdentity,
  workingHours,
} from "@/lib/shop";
import { pageContext } from "@/lib/web/page";

export interface ShopFrame {
  readonly market: Market;
  readonly markets: readonly Market[];
  readonly identity: ShopIdentity;
  /** How things get to the market's home country; the first is the usual way. */
  readonly delivery: readonly DeliveryMethod[];
  /** When orders are taken up. */
  readonly hours: WorkingHours;
  readonly announcement: Announcement;
  readonly navigation: Awaited<ReturnType<typeof cachedNavigation>>;
  /** What the menu shows beside the departments. */
  readonly collections: readonly MenuCollection[];
  /** The shop's own pages, for header and footer. */
  readonly pages: readonly PageLink[];
}

/** What every shop page of a market stands in; null for a made-up market. Reads no cookie, so that pages are kept. */
const frameOf = cache(async (code: string): Promise<ShopFrame | null> => {
  const ctx = pageContext();
  const version = await readConfigVersion(ctx);
  const markets = await marketsAt(ctx, version);
  const market = markets.find((one) => (code === "default" ? one.isDefault : one.code === code));
  if (!market) return null;
  const [identity, methods, hours, announcement, navigation, collections, pages] = await Promise.all([
    shopIdentity(ctx, version),
    activeMethods(ctx, version),
    workingHours(ctx, version),
    readSetting(ctx, version, announcementSetting),
    cachedNavigation(code),
    cachedMenuCollections(code),
    cachedPageLinks(),
  ]);
  const delivery = methodsFor(methods, market.homeCountry, market.currency);
  return { market, markets, identity, delivery, hours, announcement, navigation, collections, pages };
});

/** For the layout, which stands around the 404 of a made-up market too: then in the default market's frame. */
export async function layoutFrame(code: string): Promise<ShopFrame> {
  return (await frameOf(code)) ?? (await frameOf("default"))!;
}

/**
 * For a page: 404 for a made-up market. The default market has one address, without a prefix: its own code leads there
 * (`path` is the page's address within the market).
 */
export async function shopFrame(code: string, path: string): Promise<ShopFrame> {
  const frame = await frameOf(code);
  if (!frame) notFound();
  if (frame.market.isDefault && code !== "default") permanentRedirect(path);
  return frame;
}
