import "server-only";

export { addProduct } from "./add-product";
export { addVariant } from "./add-variant";
export { changeVariant } from "./change-variant";
export {
  type AddProduct,
  type AddVariant,
  addProductSchema,
  addVariantSchema,
  type ChangeVariant,
  changeVariantSchema,
  type DeskProduct,
  type DeskVariant,
  type SaveProduct,
  type SaveRefusal,
  STOCK_CHANGED,
  type StockChanged,
  saveProductSchema,
  stockEditSchema,
} from "./contract";
export { deskProduct } from "./queries";
export { countStock, saveProduct } from "./save-product";
