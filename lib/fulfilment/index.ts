import "server-only";

export type { FulfilmentStatus, LineProgress, ShipInput } from "./contract";
export { fulfilmentStatus, openUnits } from "./progress";
export { type LineStanding, progressOf } from "./queries";
export { markDelivered, type ShipRefusal, shipOrder } from "./ship";
export {
  insertCancellations as recordCancellations,
  type ShipmentRow,
} from "./store";
