export * from "./desk/contract";
export * from "./order-contract";
