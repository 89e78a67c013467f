import "server-only";

export { type AddLines, addLines } from "./add-lines";
export { emptyCartView, lineView, wireMessages, wireTotals } from "./cart-view";
export { acknowledgePrices, setCodes, setLine, viewCart } from "./change-cart";
export { closeCart } from "./close-cart";
export type { CartLineView, CartRefusal, CartView } from "./contract";
export { type CartSeeker, findCart } from "./merge-carts";
export { type QuotedCart, type QuoteWish, quoteCart } from "./quote-cart";
export { reorder } from "./reorder";
export { type Cart, type CartLine, cartById, writeMarket as setMarket } from "./store";
export { eraseCarts } from "./store-erase";
