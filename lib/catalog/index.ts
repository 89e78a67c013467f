import "server-only";

export { addPicture, arrangePictures } from "./add-picture";
export { adminProducts } from "./admin-products";
export { type AttributeDraft, type AttributeKind, ensureAttributes } from "./attributes";
export { type CategoryBranch, type CategoryNode, categoryTree, subtree, trail } from "./category-tree";
export { changePrices, type PriceChange, previewPrices } from "./change-prices";
export {
  type AdminProductRow,
  type AdminProducts,
  type AdminProductsInput,
  adminProductsSchema,
  altSchema,
  CATALOG_QUEUE,
  CATEGORY_CHANGED,
  type CategoryChanged,
  type CategoryEdit,
  type CategoryInput,
  type CategoryRefusal,
  type CategoryView,
  COLLECTION_CHANGED,
  COLLECTIONS_TAG,
  type CollectionChanged,
  type CollectionEdit,
  type CollectionInput,
  type CollectionRefusal,
  type CollectionView,
  type Crumb,
  categoryEditSchema,
  categoryInputSchema,
  categoryPath,
  categoryTag,
  collectionEditSchema,
  collectionInputSchema,
  collectionPath,
  type GalleryInput,
  galleryInputSchema,
  MAX_IN_COLLECTION,
  MAX_PICTURE_BYTES,
  MAX_PICTURES,
  NAVIGATION_TAG,
  type Picture,
  type Placed,
  type Placing,
  PRODUCT_CHANGED,
  type PriceChangeRefusal,
  type PricePreview,
  type ProductChanged,
  type ProductEdit,
  type ProductRefusal,
  type ProductStatus,
  pictureAddress,
  placedSchema,
  placingSchema,
  productEditSchema,
  productPath,
  productTag,
} from "./contract";
export { cursorId, cursorNumber, cursorText, decodeCursor, encodeCursor } from "./cursor";
export { plainOf, sanitizeDescription, textOf } from "./description";
export type {
  AttributeValue,
  DraftPolicy,
  PictureDraft,
  PriceDraft,
  ProductDraft,
  VariantDraft,
} from "./draft";
export {
  archiveCategory,
  arrangeCategories,
  createCategory,
  editCategory,
  restoreCategory,
} from "./edit-category";
export {
  addToCollection,
  archiveCollection,
  arrangeCollection,
  createCollection,
  editCollection,
  orderCollections,
  restoreCollection,
  takeFromCollection,
} from "./edit-collection";
export { createProduct, type EditTarget, editProduct } from "./edit-product";
export { type EditedProduct, editProducts, type SeenProduct, type SharedEdit } from "./edit-products";
export { ensureCategories, namesOf, pathOf } from "./ensure-categories";
export { handleOf, handleShape } from "./handle";
export {
  type FetchedMedia,
  missingMedia,
  type PendingMedia,
  pendingMedia,
  retryMedia,
  settleMedia,
} from "./media";
export { MAX_OPTIONS, MAX_VARIANTS, optionKey, sameWord } from "./option-key";
export { keepPicture, readPicture, type StoredPicture, storePicture } from "./picture-file";
export { placeProduct } from "./place-product";
export type { ProductPlan } from "./plan/plan-product";
export { publish, unpublish } from "./publish";
export {
  allPriceLists,
  type Category,
  categoryBranches,
  categoryByPath,
  collectionByHandle,
  collectionIdsOf,
  handleFor,
  liveCategories,
  liveCollections,
  lowestPriorOf,
  missingPictures,
  type PriceList,
  type ProductVersionRow,
  productById,
  productIdsAfter,
  productOnSale,
  productsByHandle,
  productsDue,
  productsInCategories,
  productsOfVariants,
  productVersions,
  redirectOf,
  variantIdsOf,
  versionsOf,
} from "./queries";
export { announceChange, recordChange } from "./record-change";
export { type NewPrice, setPrice } from "./set-price";
export type {
  AttributeState,
  OptionState,
  PictureState,
  PriceState,
  ProductState,
  VariantState,
} from "./state";
export { createPriceList } from "./store/price-lists";
export { insertVersions } from "./store/versions";
export { takeProducts } from "./take-products";
export { undoEdits } from "./undo-edits";
export { undoPlacing } from "./undo-placing";
export { uploadPicture } from "./upload-picture";
export { variantIdsBySku } from "./variant-ids";
