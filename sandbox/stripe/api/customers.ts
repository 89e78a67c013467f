import type Stripe from "stripe";
import type { Tx } from "../core";
import { noSuch } from "../http/errors";
import type { FormValue } from "../http/form";
import {
  clearable,
  ignored,
  type Read,
  type Rule,
  type RulesFor,
  type Shape,
  shape,
  unsupported,
} from "../http/rules";
import { list, metadata, oneOf, text } from "../http/values";
import { newId } from "../ids";
import { newCustomer } from "../objects/customer";
import { is } from "./checkout-sessions";
import { listPage, pagingByTime } from "./listing";
import { mergedMetadata } from "./metadata";
import { type Operation, operation } from "./operation";

const addressParts = {
  city: text(),
  country: text(),
  line1: text(),
  line2: text(),
  postal_code: text(),
  state: text(),
};

/** An address with null where nothing was said. */
const address: Rule<Stripe.Address> = {
  read(value: FormValue, path: string) {
    const given = shape(addressParts).read(value, path);
    return {
      city: given.city ?? null,
      country: given.country ?? null,
      line1: given.line1 ?? null,
      line2: given.line2 ?? null,
      postal_code: given.postal_code ?? null,
      state: given.state ?? null,
    };
  },
};

const params = {
  address: clearable(address),
  balance: unsupported,
  business_name: ignored,
  cash_balance: unsupported,
  description: clearable(text()),
  email: clearable(text(512)),
  individual_name: ignored,
  invoice_prefix: ignored,
  invoice_settings: ignored,
  metadata: metadata(),
  name: clearable(text(256)),
  next_invoice_sequence: ignored,
  phone: clearable(text(20)),
  preferred_locales: list(text(), 20),
  shipping: clearable(shape({ address, name: text(), phone: text() })),
  source: unsupported,
  tax: ignored,
  tax_exempt: clearable(oneOf(["exempt", "none", "reverse"])),
  validate: ignored,
} satisfies Shape;

const createParams = {
  ...params,
  payment_method: unsupported,
  tax_id_data: unsupported,
  test_clock: unsupported,
} satisfies RulesFor<Stripe.CustomerCreateParams>;

const updateParams = {
  ...params,
  default_source: unsupported,
} satisfies RulesFor<Stripe.CustomerUpdateParams>;

/** https://docs.stripe.com/api/customers */
export const customers: Operation[] = [
  operation("customers.create", "POST /v1/customers", createParams, ({ tx, params: given }) => {
    const customer = newCustomer({
      id: newId("customer"),
      created: tx.now,
      address: given.address ?? null,
      description: given.description ?? null,
      email: given.email ?? null,
      metadata: given.metadata ?? {},
      name: given.name ?? null,
      phone: given.phone ?? null,
      preferred_locales: given.preferred_locales ?? [],
      shipping: given.shipping ?? null,
      tax_exempt: given.tax_exempt ?? "none",
    });
    tx.put("customer", customer);
    tx.emit("customer.created", customer);
    return customer;
  }),

  operation("customers.retrieve", "GET /v1/customers/:id", {}, ({ tx, id }) => find(tx, id)),

  operation("customers.update", "POST /v1/customers/:id", updateParams, ({ tx, id, params: given }) => {
    const before = find(tx, id);
    const after = updated(before, given);
    tx.put("customer", after);
    tx.emit("customer.updated", after);
    return after;
  }),

  operation(
    "customers.list",
    "GET /v1/customers",
    { ...pagingByTime, email: text(), test_clock: text() } satisfies RulesFor<Stripe.CustomerListParams>,
    ({ tx, params: given }) =>
      listPage(given, {
        table: tx.tables.customer,
        noun: "customer",
        url: "/v1/customers",
        keep: (customer) => is(given.email, customer.email) && is(given.test_clock, customer.test_clock),
      }),
  ),
];

function find(tx: Tx, id: string): Stripe.Customer {
  const customer = tx.tables.customer.get(id);
  if (!customer) throw noSuch("customer", id, "id");
  return customer;
}

/** What is absent stays, what is null is taken away. */
function updated(before: Stripe.Customer, given: Read<typeof updateParams>): Stripe.Customer {
  const kept = <T>(wish: T | undefined, was: T): T => (wish === undefined ? was : wish);
  return {
    ...before,
    address: kept<Stripe.Address | null | undefined>(given.address, before.address),
    description: kept(given.description, before.description),
    email: kept(given.email, before.email),
    metadata: mergedMetadata(before.metadata, given.metadata),
    name: kept<string | null | undefined>(given.name, before.name),
    phone: kept<string | null | undefined>(given.phone, before.phone),
    preferred_locales: given.preferred_locales ?? before.preferred_locales,
    shipping: kept<Stripe.Customer.Shipping | null>(given.shipping, before.shipping),
    tax_exempt: given.tax_exempt === undefined ? before.tax_exempt : (given.tax_exempt ?? "none"),
  };
}
