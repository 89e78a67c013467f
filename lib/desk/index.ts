import "server-only";

export { columnsOf, columnsSchema, type SavedView, savedViewSchema } from "./contract";
export { forgetView, saveView } from "./saved-views";
export { savedViews } from "./store";
export { eraseViews } from "./store-erase";
