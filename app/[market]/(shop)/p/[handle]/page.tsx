import type { Metadata } from "next";
import Link from "next/link";
import { shareUrl } from "@/app/share/shared-product";
import { RecentlyViewed } from "@/components/device/recently-viewed";
import { BuyBox } from "@/components/product/buy-box";
import { ChosenVariant } from "@/components/product/chosen-variant";
import { buyable } from "@/components/product/contract";
import { Gallery } from "@/components/product/gallery";
import { galleryPlaces } from "@/components/product/gallery-places";
import { priceWords } from "@/components/product/price-words";
import { productFact } from "@/components/product/product-fact";
import { ProductFacts } from "@/components/product/product-facts";
import { ProductRow } from "@/components/product/product-row";
import {
  categoryAddress,
  contentAddress,
  homeAddress,
  marketBase,
  pictureSource,
  productAddress,
} from "@/components/shop/addresses";
import { usualWay } from "@/components/shop/delivery";
import { Facts } from "@/components/shop/facts";
import { crumbFacts } from "@/components/shop/schema-org";
import { Crumbs } from "@/components/ui/crumbs";
import { Picture } from "@/components/ui/picture";
import { SHARE_SIZE } from "@/lib/catalog/share/share-version";
import { toWire } from "@/lib/kernel/ids";
import { cachedNeighbours, cachedProductPage } from "@/lib/listing/cached";
import { shopUrl } from "@/lib/platform/urls";
import { alternates } from "../../alternates";
import { leadOn } from "../../moved";
import { shopFrame } from "../../shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string; handle: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market: code, handle } = await params;
  const product = await cachedProductPage(code, handle);
  if (!product) return {};
  const { market, markets, identity } = await shopFrame(code, productAddress("", handle));
  const description = product.seoDescription || `${product.title} at ${identity.name}.`;
  return {
    title: product.seoTitle,
    description,
    alternates: alternates(
      markets.filter((one) => product.marketIds.includes(one.id)),
      market,
      productAddress("", product.handle),
    ),
    openGraph: {
      title: product.seoTitle,
      description,
      siteName: identity.name,
      url: shopUrl(productAddress(marketBase(market), product.handle)),
      images: [{ url: shareUrl(code, product, market, identity), ...SHARE_SIZE, alt: product.title }],
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function ProductPage({ params }: PageProps) {
  const { market: code, handle } = await params;
  const { market, delivery, hours, pages } = await shopFrame(code, productAddress("", handle));
  const product = await cachedProductPage(code, handle);
  if (!product) return leadOn("products", handle, market);
  const base = marketBase(market);
  const neighbours = await cachedNeighbours(code, product);
  const trail = product.trail.map(({ name, path }) => ({ name, href: categoryAddress(base, path) }));
  const crumbs = [{ name: "Shop", href: homeAddress(base) }, ...trail];
  const address = productAddress(base, product.handle);
  const places = galleryPlaces(product.gallery, product.variants);
  const variants = product.variants.map(buyable);
  const way = usualWay(delivery, hours, market);
  const returns = pages.find((page) => page.handle === "returns");
  const returnsLink = (words?: string) =>
    returns && (
      <Link href={contentAddress(base, returns.handle)} className="link">
        {words || returns.title}
      </Link>
    );
  return (
    <ChosenVariant market={market.code} handle={product.handle} variants={variants}>
      <div className="page pt-2 lg:pt-6">
        <Crumbs trail={crumbs} here={product.title} />
        <div className="mt-4 grid gap-x-14 gap-y-8 lg:mt-6 lg:grid-cols-12">
          <div className="min-w-0 lg:col-span-8">
            {product.gallery.length > 0 ? (
              <Gallery
                label={`Pictures of ${product.title}`}
                pictures={product.gallery.map((picture, at) => ({
                  id: picture.id,
                  node: (
                    <Picture
                      src={pictureSource(picture.key)}
                      alt={picture.alt}
                      width={picture.width}
                      height={picture.height}
                      {...places[at]!}
                      shown={{ from: 246, to: 1783 }}
                      className="w-full bg-paper-2 object-cover"
                    />
                  ),
                }))}
              />
            ) : (
              <div className="aspect-4/5 bg-paper-2" />
            )}
          </div>
          <div className="lg:col-span-4">
            <div className="lg:sticky lg:top-24">
              <h1 className="headline-large text-5">{product.title}</h1>
              {product.vendor && <p className="mt-2 text-small text-ink-3">{product.vendor}</p>}
              <div className="mt-5">
                <BuyBox
                  title={product.title}
                  market={market.code}
                  currency={product.currency}
                  locale={market.locale}
                  withTax={product.withTax}
                  options={product.options}
                  pictures={Object.fromEntries(
                    product.gallery.map(({ id, key }) => [id, pictureSource(key)]),
                  )}
                  firstPicture={product.gallery[0] ? pictureSource(product.gallery[0].key) : null}
                  way={way}
                  words={priceWords(variants, way, { currency: product.currency, locale: market.locale })}
                  returns={returnsLink(returns && firstSentence(returns.summary))}
                />
              </div>
              <ProductFacts product={product} delivery={delivery} market={market}>
                {returns && <p>{returnsLink()}</p>}
              </ProductFacts>
            </div>
          </div>
        </div>
      </div>
      <ProductRow title="From the same shelf" cards={neighbours} base={base} locale={market.locale} />
      <RecentlyViewed
        market={market.code}
        base={base}
        locale={market.locale}
        productId={toWire("product", product.id)}
      />
      <Facts
        facts={[
          productFact(product.facts, shopUrl(address), shopUrl),
          crumbFacts([...crumbs, { name: product.title, href: address }], shopUrl),
        ]}
      />
    </ChosenVariant>
  );
}

/** What a page's summary says first: "Sixty days to send it back". */
function firstSentence(summary: string): string {
  return (/^.*?[.?](?=\s|$)/.exec(summary)?.[0] ?? summary).replace(/\.$/, "");
}
