/** A product of the journeys' shop. Amounts in cents: euro with tax, dollar before tax. */
export interface Good {
  readonly title: string;
  readonly category: readonly string[];
  /** The colours it comes in, if there is a choice. */
  readonly colours?: readonly string[];
  /** What the choice of colour is called, where that is not "Colour". */
  readonly colourOption?: string;
  /** Another choice: name, and for each value what it adds to the price in cents. */
  readonly choice?: { readonly name: string; readonly values: Readonly<Record<string, number>> };
  /** Pictures of no colour, after those of the colours. */
  readonly views?: readonly string[];
  readonly euro: number;
  readonly dollar: number;
  /** Sold for less: cents off both lists. */
  readonly reducedBy?: number;
  readonly grams: number;
  readonly stock: number;
  /** Variants that are sold out, by title. */
  readonly soldOut?: readonly string[];
  readonly backorder?: boolean;
  readonly isDigital?: boolean;
  readonly taxClass?: "standard" | "reduced";
}

/**
 * Journeys name these, what they cost and how many there are; the demo's goods may change without breaking any. What many
 * of them buy is there in plenty: they share a shop, in another order on every machine.
 */
export const goods: readonly Good[] = [
  {
    title: "Stoneware Mug",
    category: ["Kitchen", "Tableware"],
    colours: ["Oat", "Clay", "Moss", "Ink"],
    euro: 2_400,
    dollar: 2_200,
    grams: 390,
    stock: 48,
  },
  {
    title: "Stoneware Bowl",
    category: ["Kitchen", "Tableware"],
    colours: ["Oat", "Clay", "Ink"],
    choice: { name: "Size", values: { Small: 0, Large: 1_400 } },
    euro: 2_200,
    dollar: 2_000,
    grams: 640,
    stock: 30,
    soldOut: ["Clay / Large"],
  },
  {
    title: "Glass Carafe",
    category: ["Kitchen", "Tableware"],
    euro: 3_800,
    dollar: 3_500,
    grams: 720,
    stock: 220,
  },
  {
    title: "Linen Napkins, Set of Four",
    category: ["Kitchen", "Textiles"],
    colours: ["Natural", "Rust", "Forest"],
    euro: 3_600,
    dollar: 3_300,
    grams: 260,
    stock: 35,
  },
  {
    title: "Linen Apron",
    category: ["Kitchen", "Textiles"],
    colours: ["Natural", "Moss", "Charcoal"],
    choice: { name: "Size", values: { "S–M": 0, "L–XL": 0 } },
    euro: 5_900,
    dollar: 5_400,
    grams: 420,
    stock: 18,
  },
  {
    title: "Waffle Tea Towel",
    category: ["Kitchen", "Textiles"],
    colours: ["Cream", "Rose", "Ink"],
    euro: 1_450,
    dollar: 1_300,
    grams: 130,
    stock: 80,
  },
  {
    title: "Enamel Saucepan",
    category: ["Kitchen", "Cookware"],
    colours: ["Cream", "Forest", "Ink"],
    choice: { name: "Size", values: { "1 l": 0, "2 l": 1_200 } },
    euro: 4_900,
    dollar: 4_500,
    grams: 980,
    stock: 16,
  },
  {
    title: "Cast Iron Skillet",
    category: ["Kitchen", "Cookware"],
    choice: { name: "Diameter", values: { "20 cm": 0, "26 cm": 2_000 } },
    euro: 5_400,
    dollar: 4_900,
    grams: 2_300,
    stock: 20,
  },
  {
    title: "Oak Chopping Board",
    category: ["Kitchen", "Cookware"],
    choice: { name: "Size", values: { Small: 0, Large: 1_600 } },
    euro: 4_200,
    dollar: 3_900,
    grams: 1_250,
    stock: 24,
  },
  {
    title: "Carbon Steel Kitchen Knife",
    category: ["Kitchen", "Cookware"],
    euro: 8_900,
    dollar: 8_200,
    grams: 240,
    stock: 9,
  },
  {
    title: "Brass Desk Lamp",
    category: ["Home", "Lighting"],
    colours: ["Brass", "Black"],
    colourOption: "Finish",
    euro: 14_900,
    dollar: 13_900,
    reducedBy: 3_000,
    grams: 2_100,
    stock: 12,
  },
  {
    title: "Paper Pendant Shade",
    category: ["Home", "Lighting"],
    choice: { name: "Diameter", values: { "40 cm": 0, "55 cm": 1_500, "70 cm": 3_500 } },
    euro: 3_900,
    dollar: 3_600,
    grams: 310,
    stock: 26,
  },
  {
    title: "Beeswax Candle",
    category: ["Home", "Lighting"],
    euro: 1_900,
    dollar: 1_750,
    grams: 280,
    stock: 640,
  },
  {
    title: "Willow Basket",
    category: ["Home", "Storage"],
    choice: { name: "Size", values: { Small: 0, Medium: 1_400, Large: 3_000 } },
    euro: 4_500,
    dollar: 4_100,
    grams: 900,
    stock: 14,
  },
  {
    title: "Ash Peg Rail",
    category: ["Home", "Storage"],
    choice: { name: "Pegs", values: { Three: 0, Five: 1_200 } },
    euro: 3_400,
    dollar: 3_100,
    grams: 850,
    stock: 28,
  },
  {
    title: "Felt Storage Box",
    category: ["Home", "Storage"],
    colours: ["Charcoal", "Mustard", "Sky"],
    euro: 3_900,
    dollar: 3_600,
    grams: 700,
    stock: 32,
  },
  {
    title: "Wool Throw",
    category: ["Home", "Blankets"],
    colours: ["Sky", "Rust", "Moss"],
    euro: 12_900,
    dollar: 11_900,
    reducedBy: 2_500,
    grams: 1_150,
    stock: 15,
    soldOut: ["Rust"],
  },
  {
    title: "Linen-bound Notebook",
    category: ["Study", "Stationery"],
    colours: ["Ink", "Rust", "Forest"],
    choice: { name: "Paper", values: { Plain: 0, Ruled: 0, Dotted: 0 } },
    euro: 2_250,
    dollar: 2_000,
    grams: 410,
    stock: 60,
  },
  {
    title: "Brass Pencil Sharpener",
    category: ["Study", "Stationery"],
    euro: 1_650,
    dollar: 1_500,
    grams: 55,
    stock: 70,
  },
  {
    title: "Cedar Pencils, Box of Six",
    category: ["Study", "Stationery"],
    euro: 1_200,
    dollar: 1_100,
    grams: 60,
    stock: 90,
  },
  {
    title: "The Repair Handbook",
    category: ["Study", "Books"],
    choice: { name: "Binding", values: { Paperback: 0, Hardback: 1_000 } },
    euro: 2_400,
    dollar: 2_300,
    grams: 480,
    stock: 40,
    taxClass: "reduced",
  },
  {
    title: "Harbour Jumper, Knitting Pattern (PDF)",
    category: ["Study", "Books"],
    euro: 790,
    dollar: 700,
    grams: 0,
    stock: 0,
    isDigital: true,
  },
  {
    title: "Copper Watering Can",
    category: ["Outdoors", "Garden"],
    euro: 11_500,
    dollar: 10_500,
    grams: 1_100,
    stock: 3,
    backorder: true,
  },
  {
    title: "Garden Twine",
    category: ["Outdoors", "Garden"],
    colours: ["Natural", "Forest"],
    euro: 650,
    dollar: 600,
    grams: 220,
    stock: 1100,
  },
  {
    title: "Hand Trowel",
    category: ["Outdoors", "Garden"],
    euro: 2_900,
    dollar: 2_700,
    grams: 320,
    stock: 34,
  },
  {
    title: "Market Tote",
    category: ["Outdoors", "Bags"],
    colours: ["Natural", "Ink", "Clay"],
    views: ["worn", "open", "folded"],
    euro: 1_800,
    dollar: 1_650,
    grams: 240,
    stock: 75,
  },
  {
    title: "Waxed Canvas Backpack",
    category: ["Outdoors", "Bags"],
    colours: ["Forest", "Charcoal"],
    euro: 16_900,
    dollar: 15_500,
    grams: 1_300,
    stock: 11,
  },
];
