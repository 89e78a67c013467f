import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Status } from "@/components/admin/parts/status";
import { DetailsForm } from "@/components/admin/products/details-form";
import { Movements } from "@/components/admin/products/movements";
import { GalleryForm } from "@/components/admin/products/pictures/gallery-form";
import { PlacesForm } from "@/components/admin/products/places-form";
import { ProductFacts } from "@/components/admin/products/product-facts";
import { AddVariantPanel } from "@/components/admin/products/variants/add-variant-panel";
import { Variants } from "@/components/admin/products/variants/variants";
import { productStatusWords } from "@/components/admin/words";
import { productAddress } from "@/components/shop/addresses";
import { type DeskProduct, deskProduct } from "@/lib/assortment";
import { collectionIdsOf, liveCollections } from "@/lib/catalog";
import { allChannels } from "@/lib/shop";
import { deskCategories, productMovements } from "@/lib/views";
import { addressOf } from "../../../address-of";
import { deskPage, idParam } from "../../../desk-page";
import {
  addOneVariant,
  changeOneVariant,
  count,
  place,
  saveDetails,
  savePictures,
  savePrices,
  undoPlace,
} from "../actions";

/** One product: what is on the shelf, what it costs, what it is called, and what moved. */
export default deskPage(
  {
    permission: "products.read",
    path: "/admin/products",
    params: z.object({ product: idParam }),
    query: z.object({ moved: z.uuid().optional().catch(undefined) }),
  },
  async (desk, { params, query }) => {
    const product = await deskProduct(desk.ctx, params.product);
    if (!product) notFound();
    const [channels, { live: categories }, collections, inCollections, { movements, next }] =
      await Promise.all([
        allChannels(desk.ctx),
        deskCategories(desk.ctx),
        liveCollections(desk.ctx),
        collectionIdsOf(desk.ctx, product.id),
        productMovements(desk.ctx, product.id, query.moved),
      ]);
    const path = `/admin/products/${product.id}`;
    const live = product.variants.filter((variant) => !variant.archived);
    const seesPrices = desk.may("prices.read");
    const mayPrice = desk.may("prices.write") && desk.may("products.write");
    const isSold = product.status === "active" && product.channelIds.length > 0;
    return (
      <>
        <PageHead
          title={product.title}
          back={{ href: "/admin/products", name: "Products" }}
          beside={<Status of={productStatusWords[product.status]} />}
        >
          {isSold && (
            <Link href={productAddress("", product.handle)} className="btn" prefetch={false}>
              See it in the shop
            </Link>
          )}
        </PageHead>
        {/* On a phone what a product is called stands before its pictures, which are long, and its history last. */}
        <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]">
          <div className="min-w-0">
            <Section
              title="Variants"
              beside={
                mayPrice && (
                  <AddVariantPanel
                    product={{
                      id: product.id,
                      version: product.version,
                      options: liveOptions(product),
                      priceLists: product.priceLists,
                    }}
                    variants={live}
                    add={addOneVariant}
                  />
                )
              }
            >
              <Variants
                product={{ id: product.id, version: product.version }}
                variants={seesPrices ? product.variants : product.variants.map(unpriced)}
                lists={seesPrices ? product.priceLists : []}
                locations={product.locations}
                save={mayPrice ? savePrices : null}
                count={desk.may("stock.write") ? count : null}
                change={desk.may("products.write") ? changeOneVariant : null}
              />
            </Section>
          </div>
          <div className="xl:row-span-2">
            {desk.may("products.write") ? (
              <Section title="Details">
                <DetailsForm
                  product={{
                    id: product.id,
                    version: product.version,
                    title: product.title,
                    handle: product.handle,
                    descriptionHtml: product.descriptionHtml,
                    vendor: product.vendor,
                    productType: product.productType,
                    tags: product.tags,
                    status: product.status,
                    channelIds: product.channelIds,
                  }}
                  channels={channels}
                  save={saveDetails}
                  mayUndo={desk.may("prices.write")}
                />
              </Section>
            ) : null}
            {desk.may("products.write") && (
              <Section title="Categories and collections">
                <PlacesForm
                  product={{ id: product.id, version: product.version }}
                  categories={categories.map(({ id, name, depth }) => ({ id, name, depth }))}
                  collections={collections.map(({ id, title }) => ({ id, title }))}
                  inCategories={product.categoryIds}
                  inCollections={inCollections}
                  place={place}
                  undoPlace={undoPlace}
                />
              </Section>
            )}
            <ProductFacts
              product={product}
              categories={categories.filter((category) => product.categoryIds.includes(category.id))}
              collections={collections.filter((collection) => inCollections.includes(collection.id))}
              channels={channels.filter((channel) => product.channelIds.includes(channel.id))}
              here={desk.here}
              mayArrange={desk.may("products.write")}
            />
          </div>
          <div className="min-w-0">
            {desk.may("products.write") && (
              <Section title="Pictures">
                <GalleryForm
                  product={{
                    id: product.id,
                    version: product.version,
                    pictures: product.pictures,
                    options: liveOptions(product),
                  }}
                  variants={live.map(unpriced)}
                  save={savePictures}
                />
              </Section>
            )}
            <Section title="What moved" id="moved">
              <Movements movements={movements} here={desk.here} />
              <Pager
                next={next && `${addressOf(path, { moved: next })}#moved`}
                first={query.moved ? `${path}#moved` : null}
              />
            </Section>
          </div>
        </div>
      </>
    );
  },
);

/** Prices are not even handed to the browser of somebody who may not see them. */
const unpriced = (variant: DeskProduct["variants"][number]) => ({ ...variant, prices: [] });

/** The options that can be chosen from, each with the values that a variant on sale has; others are of former days. */
function liveOptions({ options, variants }: DeskProduct): DeskProduct["options"] {
  const live = variants.filter((variant) => !variant.archived);
  return options
    .map(({ name, values }) => ({
      name,
      values: values.filter((value) => live.some((variant) => variant.values.includes(value))),
    }))
    .filter((option) => option.values.length > 0);
}
