import "server-only";

export type { Place, TaxRate } from "./contract";
export { currentRates } from "./queries";
export { addTaxRate, createTaxClass } from "./store";
export { rateFor, regross, shownAmount, taxOn, taxWithin } from "./tax-rules";
