import "server-only";

export { type Canceled, type CancelRefusal, cancelOrder } from "./cancel-order";
export type { CancelInput, RefundInput } from "./contract";
export { makeRefund } from "./make-refund";
export { mirrorDisputeOf, mirrorRefund, type RefundMirrored } from "./mirror";
export { type RefundRefusal, refundOrder } from "./refund-order";
