import "server-only";

export {
  type Announcement,
  announcementSetting,
  type Dispatch,
  defaultIdentity,
  dispatchSetting,
  type Maintenance,
  type Market,
  maintenanceSetting,
  type Setting,
  type ShopIdentity,
} from "./contract";
export {
  allChannels,
  allMarkets,
  defaultMarket,
  marketByCode,
  marketById,
  marketsAt,
  shopIdentity,
} from "./queries";
export { changeSetting, readSetting, settingNow, workingHours } from "./settings";
export { createChannel, createMarket, saveIdentity } from "./store";
export { currentVersion, readConfigVersion, versioned } from "./versioned";
