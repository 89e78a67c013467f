/** A market with the price list it shows: what every price on a page or in a quote depends on. */
export interface Market {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly channelId: string;
  readonly currency: string;
  readonly locale: string;
  readonly priceListId: string;
  /** Whether the list's written prices contain tax. */
  readonly taxInclusive: boolean;
  readonly pricesShown: "with_tax" | "without_tax";
  readonly fixedPrice: "gross" | "net";
  readonly homeCountry: string;
  readonly countries: readonly string[];
  readonly isDefault: boolean;
}

export interface ShopIdentity {
  readonly name: string;
  /** Where replies to mails go, and what the footer shows. */
  readonly email: string;
  /** IANA name, for schedules and reports: "Europe/Berlin". */
  readonly timeZone: string;
  readonly addressLines: readonly string[];
}

export const defaultIdentity: ShopIdentity = {
  name: "Cartwright Goods",
  email: "hello@cartwright.example",
  timeZone: "Europe/Berlin",
  addressLines: [],
};
