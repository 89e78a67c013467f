/** The rate of a tax class in a place, valid now. */
export interface TaxRate {
  readonly id: string;
  readonly country: string;
  readonly region: string | null;
  readonly taxClass: string;
  readonly name: string;
  /** Parts per million: 190,000 is 19 %. */
  readonly ratePpm: number;
}

export interface Place {
  readonly country: string;
  readonly region: string | null;
}
