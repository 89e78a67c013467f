import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { contentAddress, homeAddress, marketBase, pictureSource } from "@/components/shop/addresses";
import { Facts } from "@/components/shop/facts";
import { PageBody } from "@/components/shop/page-body";
import { crumbFacts } from "@/components/shop/schema-org";
import { Crumbs } from "@/components/ui/crumbs";
import { Picture } from "@/components/ui/picture";
import { cachedContentPage } from "@/lib/content/cached";
import { shopUrl } from "@/lib/platform/urls";
import { alternates } from "../../alternates";
import { shopFrame } from "../../shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string; handle: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market: code, handle } = await params;
  const page = await cachedContentPage(handle);
  if (!page) return {};
  const { market, markets, identity } = await shopFrame(code, contentAddress("", page.handle));
  return {
    title: page.title,
    description: page.summary || `${page.title} at ${identity.name}.`,
    alternates: alternates(markets, market, contentAddress("", page.handle)),
  };
}

/** A page of the shop's own words. */
export default async function ContentPage({ params }: PageProps) {
  const { market: code, handle } = await params;
  const { market, pages, collections } = await shopFrame(code, contentAddress("", handle));
  const page = await cachedContentPage(handle);
  if (!page) notFound();
  const base = marketBase(market);
  // What a shop says of itself has its things beside it; what it says of parcels and the law has not.
  const isOfHouse = pages.some((one) => one.handle === page.handle && one.menu === "house");
  const picture = isOfHouse ? collections.at(-1)?.picture : null;
  return (
    <article className="page pt-2 lg:pt-6">
      <Crumbs trail={[{ name: "Shop", href: homeAddress(base) }]} here={page.title} />
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:mt-10 lg:grid-cols-12">
        <div className="lg:sticky lg:top-28 lg:col-span-5 lg:self-start">
          <h1 className="headline-large text-5 lg:text-6">{page.title}</h1>
          {page.summary && <p className="mt-4 max-w-[40ch] text-1 text-pretty text-ink-2">{page.summary}</p>}
          {picture && (
            <Picture
              src={pictureSource(picture.key)}
              alt=""
              width={picture.width}
              height={picture.height}
              sizes="24rem"
              shown={[384]}
              className="mt-10 hidden aspect-4/5 w-96 bg-paper-2 object-cover lg:block"
            />
          )}
        </div>
        <div className="border-t border-line pt-8 lg:col-span-7">
          <PageBody body={page.body} base={base} />
        </div>
      </div>
      <Facts
        facts={[
          crumbFacts(
            [
              { name: "Shop", href: homeAddress(base) },
              { name: page.title, href: contentAddress(base, page.handle) },
            ],
            shopUrl,
          ),
        ]}
      />
    </article>
  );
}
