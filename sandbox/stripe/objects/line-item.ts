import Stripe from "stripe";
import { newId } from "../ids";

export interface NewLine {
  currency: string;
  unit_amount: number;
  quantity: number;
  name: string;
  description: string | null;
  images: string[];
  metadata: Record<string, string>;
  /** `line_items[].metadata`. */
  line_metadata: Record<string, string>;
  tax_behavior: "exclusive" | "inclusive" | "unspecified";
  created: number;
}

/** The line, and the product that Stripe makes on the fly for a `price_data` with `product_data`. */
export function newLine(from: NewLine): { line: Stripe.LineItem; product: Stripe.Product } {
  const product = newProduct(from);
  const amount = from.unit_amount * from.quantity;
  return {
    product,
    line: {
      id: newId("line"),
      object: "item",
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: from.currency,
      description: from.name,
      metadata: from.line_metadata,
      price: newPrice(from, product.id),
      quantity: from.quantity,
    },
  };
}

function newPrice(from: NewLine, product: string): Stripe.Price {
  return {
    id: newId("price"),
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created: from.created,
    currency: from.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product,
    recurring: null,
    tax_behavior: from.tax_behavior,
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: from.unit_amount,
    unit_amount_decimal: Stripe.Decimal.from(from.unit_amount),
  };
}

function newProduct(from: NewLine): Stripe.Product {
  return {
    id: newId("product"),
    object: "product",
    active: false,
    created: from.created,
    default_price: null,
    description: from.description,
    images: from.images,
    livemode: false,
    marketing_features: [],
    metadata: from.metadata,
    name: from.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: from.created,
    url: null,
  };
}
