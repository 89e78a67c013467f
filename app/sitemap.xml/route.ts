import { filesOf } from "@/app/sitemaps/files";
import { sitemapIndex, xmlAnswer } from "@/app/sitemaps/write-xml";
import { shopUrl } from "@/lib/platform/urls";
import { allMarkets } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";

/** A build knows no shop. */
export const dynamic = "force-dynamic";

/** The most files that an index may name (sitemaps.org). */
const MOST = 50_000;

/** Which files name everything that can be found here, market by market. */
export async function GET(): Promise<Response> {
  const markets = await allMarkets(pageContext());
  const files = await Promise.all(
    markets.map(async (market) =>
      (await filesOf(market)).map(({ name, changedAt }) => ({
        address: shopUrl(`/sitemaps/${market.code}/${name}`),
        changedAt,
      })),
    ),
  );
  return xmlAnswer(sitemapIndex(files.flat().slice(0, MOST)));
}
