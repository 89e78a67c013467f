import "server-only";

export {
  type Place,
  TAX_CHANGED,
  type TaxClass,
  type TaxRate,
  type TaxRateInput,
  taxRateInputSchema,
} from "./contract";
export { endTaxRate, setTaxRate } from "./edit-rate";
export { currentRates, taxClasses } from "./queries";
export { addTaxRate, createTaxClass } from "./store";
export { placeOf, rateFor, regross, shownAmount, taxOn, taxWithin } from "./tax-rules";
export { includedTaxWords } from "./words";
