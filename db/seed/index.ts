export { seedCoupons } from "./demo/coupons";
export { OPENED } from "./demo/drafts";
export type { PastPayment } from "./demo/history/past-payment";
export { demoCustomer } from "./demo/history/people";
export { type HistorySetting, seedHistory } from "./demo/history/seed-history";
export { seedDemo } from "./demo/seed-demo";
export { generateCatalogue } from "./generate";
export { seedShop } from "./shop";
