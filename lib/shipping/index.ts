import "server-only";

export {
  type DeliveryBand,
  type DeliveryMethod,
  type DeliveryZone,
  type EditedMethod,
  type MethodInput,
  methodInputSchema,
  type ZoneInput,
  zoneInputSchema,
} from "./contract";
export { deliveryAmount, methodsFor, type Parcel } from "./delivery-rules";
export { saveMethod, saveZone } from "./edit-delivery";
export { activeMethods, deliveryZonesToEdit } from "./queries";
export { createDeliveryMethod, createZone } from "./store";
export { type ArrivalDays, arrivalDays, arrivalWords, parcelDays, servesMarket, wayName } from "./words";
