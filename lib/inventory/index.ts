import "server-only";

export { changeStock, countAt, MAX_ON_HAND, setStock } from "./change-stock";
export type { MovementKind, Shortage, StockChange, WantedUnits } from "./contract";
export {
  type Availability,
  availability,
  firstLocation,
  holdsOf,
  lapsedOrders,
  levelsOf,
  locations,
  type Movement,
  movementsOf,
  type StockLocation,
} from "./queries";
export { claim, keepWithoutEnd, release, reserve } from "./reserve";
export { createLocation } from "./store";
