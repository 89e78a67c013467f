import type { ProductFacts } from "@/lib/listing/contract";
import { pictureSource } from "../shop/addresses";
import type { Fact } from "../shop/schema-org";

/** A product as search engines read it (schema.org's Product), with an offer a variant. */
export function productFact(facts: ProductFacts, url: string, absolute: (path: string) => string): Fact {
  return {
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
      itemCondition: "https://schema.org/NewCondition",
    })),
  };
}
