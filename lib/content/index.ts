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
  type PageListed,
  type PageToEdit,
  pageInputSchema,
  type Span,
} from "./contract";
export { editPage, pageToEdit, takePageAway } from "./edit-page";
export { allPages, pageByHandle, pageLinks, pagesToRead } from "./queries";
export { archivePage, savePage } from "./save-page";
