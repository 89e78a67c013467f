import "server-only";

export { actOnOrders } from "./act-on-orders";
export {
  actOnOrdersSchema,
  type FulfilmentStatus,
  type LineProgress,
  type OrderAct,
  type OrderDone,
  type ShipInput,
} from "./contract";
export { fulfilmentStatus, openUnits } from "./progress";
export { type LineStanding, progressOf } from "./queries";
export { markDelivered, type ShipRefusal, shipOrder } from "./ship";
export {
  insertCancellations as recordCancellations,
  type ShipmentRow,
} from "./store";
export { type UnsentAt, unsentUnits } from "./unsent-units";
export { goneLateral, waitsForStock } from "./waits-for-stock";
