import "server-only";

export { addProduct } from "./add-product";
export {
  type AddProduct,
  addProductSchema,
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
