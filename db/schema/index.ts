/** Every table, for drizzle-kit, the grants and `integrity`. Domains import their own file. */
export * from "./auth";
export * from "./cart";
export * from "./catalog";
export * from "./checkout";
export * from "./customers";
export * from "./fulfilment";
export * from "./imports";
export * from "./inventory";
export * from "./listing";
export * from "./messages";
export * from "./orders";
export * from "./payments";
export * from "./platform";
export * from "./promotions";
export * from "./shipping";
export * from "./shop";
export * from "./tax";
