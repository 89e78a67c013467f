import "server-only";

export {
  type Announcement,
  announcementSetting,
  type Dispatch,
  defaultIdentity,
  dispatchSetting,
  identitySetting,
  type MailSender,
  type Maintenance,
  type Market,
  mailSetting,
  maintenanceSetting,
  type Setting,
  type ShopIdentity,
  type Voice,
  type Voices,
  voicesSetting,
} from "./contract";
export {
  allChannels,
  allMarkets,
  defaultMarket,
  marketByCode,
  marketById,
  marketNow,
  marketsAt,
  shopIdentity,
} from "./queries";
export {
  changeSetting,
  editSetting,
  readSetting,
  type Seen,
  settingNow,
  settingToEdit,
  workingHours,
} from "./settings";
export { stampOf } from "./stamp";
export { createChannel, createMarket, saveIdentity } from "./store";
export { currentVersion, lockConfiguration, readConfigVersion, versioned } from "./versioned";
