import "server-only";

export { type Applied, applyEvent } from "./apply-event";
export { receiveEvent } from "./receive-event";
export { reconcile, reconcileEvents, reconcileSessions, reconcileStored } from "./reconcile";
