import "server-only";

export {
  type NewOrder,
  type NewOrderAdjustment,
  type NewOrderLine,
  numberFromLabel,
  type OrderState,
  orderLabel,
  orderStates,
  type TimelineType,
} from "./contract";
export { orderByLink } from "./find-by-link";
export { moveOrder } from "./move-order";
export { noteOrder } from "./note-order";
export { type OrderMove, orderMachine } from "./order-state";
export {
  adjustmentsOf,
  deliveryOf,
  linesOf,
  lockOrderRow,
  type OrderAdjustmentRow,
  type OrderLineRow,
  type OrderRow,
  orderById,
  promisedCarrier,
  waitingSince,
} from "./queries";
export {
  changeDelivery,
  insertEvent as addToTimeline,
  insertNote as addNote,
  insertOrder as createOrder,
  touchOrder,
} from "./store";
export { type BuyersOrder, eraseBuyer, lockBuyersOrders, ordersOfPerson } from "./store-erase";
