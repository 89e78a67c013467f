import "server-only";

export { promotionAsTyped } from "./as-typed";
export {
  type CouponList,
  type CouponListInput,
  type CouponStanding,
  type CouponTerms,
  type CouponView,
  codeKey,
  couponCodeSchema,
  couponListSchema,
  couponStandings,
  couponTermsSchema,
  MAX_CODE_LENGTH,
  MAX_CODES,
  type Promotion,
  type Rejection,
} from "./contract";
export { couponById, listCoupons } from "./coupons";
export { archiveCoupon, createCoupon, editCoupon, restoreCoupon } from "./edit-coupon";
export { judgeCode } from "./judge-code";
export { promotionsByCode } from "./queries";
export { type Buyer, type Redemption, redeem, unredeem } from "./redeem";
