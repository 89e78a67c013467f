import { homeAddress, marketBase } from "@/components/shop/addresses";
import { safePath } from "@/lib/auth";
import type { Ctx } from "@/lib/kernel/context";
import { productPage } from "@/lib/listing";
import { shopUrl } from "@/lib/platform/urls";
import { allMarkets, type Market } from "@/lib/shop";

/** Pages whose address begins with the market; every other page is the same in all of them. */
const ofMarket = /^\/(p|c|search|pages|collections)(\/|$)/;

/**
 * Where the page that somebody came from stands in another market. What is not sold there leads to its home; what leads
 * out of the shop does too.
 */
export async function samePageIn(ctx: Ctx, market: Market, referer: string | null): Promise<string> {
  const from = new URL(safePath(referer, shopUrl("/")), shopUrl("/"));
  const codes = (await allMarkets(ctx)).map((one) => one.code);
  const [, first = ""] = from.pathname.split("/");
  const path = codes.includes(first) ? from.pathname.slice(first.length + 1) || "/" : from.pathname;
  const base = marketBase(market);
  if (!ofMarket.test(path)) return path === "/" ? homeAddress(base) : path;
  const handle = /^\/p\/([a-z0-9-]{1,120})$/.exec(path)?.[1];
  if (handle && !(await productPage(ctx, market, handle))) return homeAddress(base);
  const words = from.searchParams.get("q");
  return `${base}${path}${words ? `?${new URLSearchParams({ q: words })}` : ""}`;
}
