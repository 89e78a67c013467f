import type { Colour } from "./palette";
import type { DrawingName } from "./pictures/drawings";

/** What a variant of another size differs in: cents added to both lists, and grams to the parcel. */
export interface Difference {
  readonly more: number;
  readonly grams?: number;
}

/** A product of the demo shop, as its maker would describe it. Amounts in cents: euro with tax, dollar before tax. */
export interface Good {
  readonly title: string;
  /** Names from the root of the tree down. */
  readonly place: readonly string[];
  readonly maker: string;
  /** Paragraphs. */
  readonly story: readonly string[];
  readonly facts: Facts;
  readonly tags: readonly string[];
  readonly drawing: DrawingName;
  /** What stands or lies beside it in its second picture; `scale` is its size against the usual. */
  readonly beside: { readonly drawing: DrawingName; readonly colour?: Colour; readonly scale?: number };
  /** The colours it comes in; one alone is no choice, and none is how the thing is drawn. */
  readonly colours?: readonly Colour[];
  /** What the choice of colour is called, if not that. */
  readonly colourName?: string;
  /** Another choice: its name, and what each value differs in. */
  readonly choice?: { readonly name: string; readonly values: Readonly<Record<string, Difference>> };
  readonly euro: number;
  readonly dollar: number;
  /** Sold for less since some weeks: cents off both lists. */
  readonly reducedBy?: number;
  readonly grams: number;
  /** Units on the shelf of a usual variant today. */
  readonly stock: number;
  /** Variants with few units left, and with none, by title; "all" names every one. */
  readonly low?: readonly string[];
  readonly out?: readonly string[] | "all";
  readonly backorder?: boolean;
  readonly isDigital?: boolean;
  readonly taxClass?: "standard" | "reduced";
  /** How often it is chosen, against the usual one. */
  readonly liked?: number;
  /** Seen by staff alone: a product that is still being written. */
  readonly isDraft?: boolean;
}

/** The typed facts of a thing (`attributes`). */
export interface Facts {
  readonly material: string;
  readonly size: string;
  /** ISO 3166-1 alpha-2. */
  readonly origin: string;
  readonly care: string;
  /** Millilitres. */
  readonly holds?: number;
  /** Hours. */
  readonly burns?: number;
  readonly pages?: number;
  /** Years. */
  readonly age?: number;
  readonly dishwasher?: boolean;
}
