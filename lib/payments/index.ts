import "server-only";

export { type ChargeRules, chargeRules } from "./charge-rules";
export type { OpenSession, PaymentFact, PaymentState, SessionRefusal } from "./contract";
export { mirrorDispute } from "./mirror-dispute";
export { openPayment, openSessionFor } from "./open-payment";
export {
  disputesOf,
  eventsUnreadFrom,
  eventsWithoutOutcome,
  overduePayments,
  paymentById,
  paymentByIntent,
  paymentBySession,
  paymentsOf,
  paymentsWithoutCharge,
  refundById,
  refundedBy,
  refundsOfOrder,
  refundsWaiting,
  withoutSession,
} from "./queries";
export {
  READ_CHARGE,
  readPaymentCharge,
  recordDifference,
  recordDuplicate,
  recordEnd,
  recordPaid,
  recordPromise,
  recordReturned,
} from "./record-payment";
export { type RefundRecorded, recordRefund, recordRefusedRefund } from "./record-refund";
export { MAKE_REFUND, makeRefund, type RefundRequest, RefundUnavailable, requestRefund } from "./refund";
export {
  type EventOutcome,
  insertOutcome as recordEventOutcome,
  insertStripeEvent as storeEvent,
  noteAsked,
  type PaymentRow,
  type RefundRow,
  writeEventsRead as noteEventsRead,
} from "./store";
export { erasePayer } from "./store-erase";
export { paymentAtStripe } from "./stripe/dashboard";
export { eventsBetween, verifyEvent } from "./stripe/events";
export { type RefundFact, refundFact, refundsOf as refundsAtStripe } from "./stripe/refunds";
export { expireSession, factOf, retrieveSession, sessionOfIntent, sessionsBetween } from "./stripe/sessions";
export { wantedEvents } from "./stripe/wanted-events";
export { paidWith } from "./words";
