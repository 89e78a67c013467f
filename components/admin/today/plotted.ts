/** A day as it is drawn and read: amounts in minor units for the place, words for people. */
export interface PlottedDay {
  readonly day: string;
  readonly name: string;
  readonly short: string;
  readonly amount: number;
  readonly words: string;
  readonly orders: string;
  readonly href: string;
  /** The same weekday a week before, as a whole. */
  readonly before: number;
  readonly beforeWords: string;
  readonly beforeHref: string;
  /** What the day is compared with, in words; a day that still runs, with what had been sold by then. */
  readonly against: string;
}

/** The sales of one currency, ready to be drawn. */
export interface Plotted {
  readonly currency: string;
  /** The top of the scale. */
  readonly top: number;
  readonly scale: readonly { readonly amount: number; readonly words: string }[];
  readonly days: readonly PlottedDay[];
}
