import "server-only";

export { codeKey, MAX_CODE_LENGTH, MAX_CODES, type Promotion, type Rejection } from "./contract";
export { judgeCode } from "./judge-code";
export { promotionsByCode } from "./queries";
export { type Buyer, type Redemption, redeem, unredeem } from "./redeem";
