export * from "./desk/contract";
export * from "./order-contract";
export * from "./packable-since";
