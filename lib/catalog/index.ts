import "server-only";

export { createPriceList } from "./price-lists";
