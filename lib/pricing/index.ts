import "server-only";

export type {
  Adjustment,
  AppliedCode,
  ChargeRules,
  DeliveryOption,
  Quote,
  QuoteInput,
  QuoteLine,
  QuoteLineInput,
} from "./contract";
export { fingerprint } from "./fingerprint";
export { quote } from "./quote";
export { buildTotals, includedTaxOf } from "./totals";
