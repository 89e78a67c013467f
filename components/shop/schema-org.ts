import type { ShopIdentity } from "@/lib/shop/contract";

/** A fact for machines in schema.org's terms. Addresses in it are absolute. */
export type Fact = Readonly<Record<string, unknown>> & { readonly "@type": string };

export interface Step {
  readonly name: string;
  readonly href: string;
}

/** Where a page stands, from the root down to itself. */
export function crumbFacts(steps: readonly Step[], absolute: (path: string) => string): Fact {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, href }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name,
      item: absolute(href),
    })),
  };
}

/** The products of a list's first page, each by the address of its own. */
export function listFacts(name: string, addresses: readonly string[]): Fact {
  return {
    "@type": "ItemList",
    name,
    numberOfItems: addresses.length,
    itemListElement: addresses.map((url, at) => ({ "@type": "ListItem", position: at + 1, url })),
  };
}

export interface ShopAddresses {
  readonly home: string;
  readonly search: string;
  readonly contact: string;
  readonly logo: string;
}

/** Who the shop is, and how it is searched: on its home page. */
export function shopFacts(identity: ShopIdentity, addresses: ShopAddresses): readonly Fact[] {
  const id = `${addresses.home}#shop`;
  return [
    {
      "@type": "OnlineStore",
      "@id": id,
      name: identity.name,
      url: addresses.home,
      logo: addresses.logo,
      email: identity.email,
      address: identity.addressLines.length > 0 ? identity.addressLines.join(", ") : undefined,
      contactPoint: {
        "@type": "ContactPoint",
        contactType: "customer service",
        email: identity.email,
        url: addresses.contact,
      },
    },
    {
      "@type": "WebSite",
      name: identity.name,
      url: addresses.home,
      publisher: { "@id": id },
      potentialAction: {
        "@type": "SearchAction",
        target: `${addresses.search}?q={search_term_string}`,
        "query-input": "required name=search_term_string",
      },
    },
  ];
}

/** Facts as they stand in a page: inert, since "</script>" in a name must not end the element. */
export function factsJson(facts: readonly Fact[]): string {
  return JSON.stringify({ "@context": "https://schema.org", "@graph": facts }).replaceAll("<", "\\u003c");
}
