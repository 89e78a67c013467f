import "server-only";

export type { DeliveryBand, DeliveryMethod } from "./contract";
export { deliveryAmount, methodsFor, type Parcel } from "./delivery-rules";
export { activeMethods } from "./queries";
export { createDeliveryMethod, createZone } from "./store";
export { type ArrivalDays, arrivalDays, arrivalWords, parcelDays } from "./words";
