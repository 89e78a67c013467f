/** What the back office reads, by what it is about. Instants are ISO 8601 text, so that a view can be handed to a browser as it is. */
export * from "./contract/audit";
export * from "./contract/catalogue";
export * from "./contract/customers";
export * from "./contract/find";
export * from "./contract/orders";
export * from "./contract/packing";
export * from "./contract/products";
export * from "./contract/staff";
export * from "./contract/today";
