import "server-only";

export { type Canceled, cancelOrder } from "./cancel-order";
export { type CancellationPreview, type CancelRefusal, previewCancellation } from "./cancellation";
export { type ChangeAddressRefusal, changeAddress } from "./change-address";
export type { CancelInput, RefundInput } from "./contract";
export { linePaid } from "./line-value";
export { makeRefund } from "./make-refund";
export { mirrorDisputeOf, mirrorRefund, type RefundMirrored } from "./mirror";
export { whyItStays } from "./policy";
export { refundAsksAgain } from "./refund-asks-again";
export { type RefundRefusal, refundOrder } from "./refund-order";
