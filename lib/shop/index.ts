import "server-only";

export type { Market, ShopIdentity } from "./contract";
export {
  allChannels,
  allMarkets,
  defaultMarket,
  marketByCode,
  marketById,
  marketsAt,
  shopIdentity,
} from "./queries";
export { createChannel, createMarket, saveIdentity } from "./store";
export { currentVersion, readConfigVersion, versioned } from "./versioned";
