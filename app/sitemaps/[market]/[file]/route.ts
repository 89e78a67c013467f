import { entriesOf } from "@/app/sitemaps/files";
import { urlSet, xmlAnswer } from "@/app/sitemaps/write-xml";
import { allMarkets } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";

export const dynamic = "force-dynamic";

interface Context {
  readonly params: Promise<{ market: string; file: string }>;
}

/** One file of a market's sitemap. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { market: code, file } = await params;
  const markets = await allMarkets(pageContext());
  const market = markets.find((one) => one.code === code);
  const entries = market ? await entriesOf(markets, market, file) : null;
  return entries
    ? xmlAnswer(urlSet(entries))
    : new Response(null, { status: 404, headers: { "cache-control": "public, max-age=60" } });
}
