import "server-only";

export { addProduct } from "./add-product";
export { addVariant } from "./add-variant";
export { changeProducts } from "./change-products";
export { changeVariant } from "./change-variant";
export {
  type AddProduct,
  type AddVariant,
  addProductSchema,
  addVariantSchema,
  type ChangeVariant,
  changeProductsSchema,
  changeVariantSchema,
  type DeskProduct,
  type DeskVariant,
  MOST_AT_ONCE,
  MOST_CHOSEN,
  type ProductAct,
  type ProductDone,
  type ProductLook,
  previewPricesSchema,
  type SaveProduct,
  type SaveRefusal,
  STOCK_CHANGED,
  type StockChanged,
  saveProductSchema,
  stockEditSchema,
} from "./contract";
export { productLook } from "./product-look";
export { deskProduct } from "./queries";
export { countStock, saveProduct } from "./save-product";
