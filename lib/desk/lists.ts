/** The lists that can be kept as somebody narrowed them, and whose columns are chosen. */
export const viewedLists = ["orders", "products", "customers", "coupons", "messages"] as const;
export type ViewedList = (typeof viewedLists)[number];
