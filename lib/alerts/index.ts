import "server-only";

export { askForAlert } from "./ask";
export { type AlertRefusal, STOCK_ALERT_MET } from "./contract";
export { alertByLink, stopAlerts, stopUrl } from "./stop";
export { type AlertRow, alertById } from "./store";
export { eraseAlerts } from "./store-erase";
export { tellOfStock } from "./tell";
