import "server-only";

export type {
  OrderLineView,
  OrderPaymentView,
  OrderRefundView,
  OrderShipmentView,
  OrderView,
  PaymentStatus,
} from "./contract";
export {
  type AuditEntry,
  type AuditList,
  type AuditListInput,
  auditListSchema,
  customerListSchema,
  type DeskCounts,
  type DeskCustomer,
  type DeskOrder,
  type DeskSales,
  type DeskStaff,
  type DeskStaffList,
  lowStockSchema,
  MOST_SHEETS,
  type OrderList,
  type OrderListInput,
  type OrderListRow,
  type OrderLook,
  orderListSchema,
  type PackingQueue,
  type PackingSheet,
  packingSchema,
  problemListSchema,
  productListSchema,
  type Sees,
  type StaffListInput,
  staffListSchema,
} from "./contract";
export { auditLog, auditPages, auditPeople, MOST_EXPORTED } from "./desk/audit-log";
export { deskCategories } from "./desk/categories";
export { deskCollection, deskCollections } from "./desk/collections";
export { deskCounts } from "./desk/counts";
export { couponUses } from "./desk/coupon-uses";
export { deskCustomer } from "./desk/customer";
export { customerList } from "./desk/customers";
export { deskFind, findProducts } from "./desk/find";
export { importPictures } from "./desk/import-pictures";
export { countLowStock, lowStock } from "./desk/low-stock";
export { productMovements } from "./desk/movements";
export { ordersNamed } from "./desk/named-orders";
export { deskOrder } from "./desk/order";
export { MOST_EXPORTED_ORDERS, orderList, orderPages } from "./desk/order-list";
export { orderLook } from "./desk/order-look";
export { packingQueue } from "./desk/packing";
export { packingSheets } from "./desk/packing-sheets";
export { deskProblems } from "./desk/problems";
export { productChoices, productList } from "./desk/product-list";
export { deskSales } from "./desk/sales";
export { sampleGoods } from "./desk/sample-goods";
export { deskStaff, deskStaffMember, invitationDays } from "./desk/staff";
export { type Writer, writersOf } from "./desk/writers";
export { orderView, orderViewByLink, paymentStatus } from "./order";
export { type OrderWire, orderSchema, wireOrder } from "./order-wire";
