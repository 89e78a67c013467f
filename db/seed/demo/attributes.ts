import type { AttributeDraft } from "@/lib/catalog";
import type { Facts } from "./good";

/** The facts of a good as attributes of the catalogue, in the order in which pages show them. */
export const attributes: readonly (AttributeDraft & { readonly code: keyof Facts })[] = [
  { code: "material", name: "Made of", kind: "text" },
  { code: "size", name: "Size", kind: "text" },
  { code: "holds", name: "Holds", kind: "number", unit: "milliliter" },
  { code: "burns", name: "Lasts", kind: "number", unit: "hour" },
  { code: "pages", name: "Pages", kind: "number" },
  { code: "age", name: "From the age of", kind: "number", unit: "year" },
  { code: "origin", name: "Made in", kind: "country" },
  { code: "dishwasher", name: "Dishwasher", kind: "yes_no" },
  { code: "care", name: "Care", kind: "text" },
];
