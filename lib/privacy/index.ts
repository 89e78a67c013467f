import "server-only";

export type { CustomerFile, EraseRefusal, Kept } from "./contract";
export { eraseCustomer } from "./erase-customer";
export { exportCustomer } from "./export-customer";
export { keptOf } from "./kept-of";
