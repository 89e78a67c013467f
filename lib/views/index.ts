import "server-only";

export type {
  OrderLineView,
  OrderPaymentView,
  OrderRefundView,
  OrderShipmentView,
  OrderView,
  PaymentStatus,
} from "./contract";
export { orderView, paymentStatus } from "./order";
export { type OrderWire, orderSchema, wireOrder } from "./order-wire";
