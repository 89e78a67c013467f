import type Stripe from "stripe";

export interface NewCustomer {
  id: string;
  created: number;
  address: Stripe.Address | null;
  description: string | null;
  email: string | null;
  metadata: Record<string, string>;
  name: string | null;
  phone: string | null;
  preferred_locales: string[];
  shipping: Stripe.Customer.Shipping | null;
  tax_exempt: Stripe.Customer.TaxExempt;
}

/** A complete customer (https://docs.stripe.com/api/customers/object). */
export function newCustomer(from: NewCustomer): Stripe.Customer {
  return {
    id: from.id,
    object: "customer",
    address: from.address,
    balance: 0,
    created: from.created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: from.description,
    discount: null,
    email: from.email,
    invoice_prefix: from.id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: from.metadata,
    name: from.name,
    next_invoice_sequence: 1,
    phone: from.phone,
    preferred_locales: from.preferred_locales,
    shipping: from.shipping,
    tax_exempt: from.tax_exempt,
    test_clock: null,
  };
}
