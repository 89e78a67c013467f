import "server-only";

export {
  type Block,
  blockSchema,
  CONTENT_TAG,
  type ContentPage,
  contentTag,
  type Menu,
  menus,
  PAGE_CHANGED,
  type PageChanged,
  type PageInput,
  type PageLink,
  pageInputSchema,
  type Span,
} from "./contract";
export { pageByHandle, pageLinks } from "./queries";
export { archivePage, savePage } from "./save-page";
