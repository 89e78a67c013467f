import "server-only";

export { cancelReviewed, type ReviewRefusal } from "./cancel-reviewed";
export { cancelUnpaid } from "./cancel-unpaid";
export { orderReference } from "./checkout-view";
export {
  type CheckoutPatch,
  type CheckoutView,
  type CompletedView,
  type CouponPreview,
  type CouponTrial,
  couponTrialSchema,
  type Phase,
} from "./contract";
export { cancelCheckout, expireCheckouts } from "./end-checkout";
export { endLost } from "./end-lost";
export { type FrozenChoices, freezeOrder } from "./freeze-order";
export type { KnownBuyer } from "./introduce-buyer";
export { openCheckout } from "./open-checkout";
export { patchCheckout } from "./patch-checkout";
export { type PlaceRefusal, placeOrder } from "./place-order";
export { previewCoupon } from "./preview-coupon";
export { type QuotedCheckout, quoteCheckout } from "./quote-checkout";
export { reopenCheckout } from "./reopen-checkout";
export { type SettleOutcome, settleOrder } from "./settle-order";
export { settleReturn } from "./settle-return";
export {
  type Checkout,
  type CheckoutRow,
  checkoutById,
  liveCheckoutOf,
} from "./store";
export { eraseCheckouts } from "./store-erase";
export { findCheckout, viewCheckout } from "./view-checkout";
