import type { ProductFacts } from "@/lib/listing/contract";
import { pictureSource } from "../shop/addresses";

/** A product as search engines read it (schema.org), inert inside a script element. */
export function productFactsJson(
  facts: ProductFacts,
  url: string,
  trail: readonly { readonly name: string; readonly href: string }[],
  absolute: (path: string) => string,
): string {
  const product = {
    "@type": "Product",
    name: facts.name,
    description: facts.description || undefined,
    brand: facts.brand ? { "@type": "Brand", name: facts.brand } : undefined,
    category: facts.category ?? undefined,
    image: facts.pictureKeys.map((key) => absolute(pictureSource(key))),
    url,
    offers: facts.offers.map((offer) => ({
      "@type": "Offer",
      url,
      name: offer.name || undefined,
      sku: offer.sku ?? undefined,
      gtin: offer.gtin ?? undefined,
      price: offer.price,
      priceCurrency: offer.currency,
      availability: `https://schema.org/${offer.availability}`,
    })),
  };
  const crumbs = {
    "@type": "BreadcrumbList",
    itemListElement: [...trail, { name: facts.name, href: url }].map(({ name, href }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name,
      item: absolute(href),
    })),
  };
  // "</script>" in a name must not end the element.
  return JSON.stringify({ "@context": "https://schema.org", "@graph": [product, crumbs] }).replaceAll(
    "<",
    "\\u003c",
  );
}
