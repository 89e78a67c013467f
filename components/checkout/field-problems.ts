import type { CheckoutView } from "@/lib/checkout/contract";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { sayMessage, wordsFor } from "../words";

/** What is wrong, by the name of the field beside which it is said. */
export type FieldProblems = Readonly<Record<string, string>>;

/** What a checkout lacks, by field: a message is about the buyer, an address, the way of delivery, or no field at all. */
export function lacking(view: CheckoutView): FieldProblems {
  const problems: Record<string, string> = {};
  for (const message of view.messages) {
    const name = fieldOf(message.target);
    if (message.type === "error" && name) problems[name] ??= sayMessage(message, view);
  }
  return problems;
}

/**
 * What no parcel, or no invoice, can do without and a form leaves blank. The shop knows of no address before it knows
 * the country, but whoever pays should hear of everything at once.
 */
export function blankIn(form: FormData, part: "destination" | "billing", country: string): FieldProblems {
  const words = wordsFor("address_incomplete", { about: part });
  const needed = deliveryFields(country).map((field) => [`${part}.${field}`, words] as const);
  // Where a parcel goes is asked for by the shop itself; an invoice is only ever wished for here.
  if (part === "billing") needed.unshift(["billing.address_country", "Choose a country for the invoice."]);
  return Object.fromEntries(needed.filter(([name]) => String(form.get(name) ?? "").trim() === ""));
}

/** What a door found invalid, by field. Its paths are the fields' names. */
export function invalid(detail: Readonly<Record<string, unknown>>): FieldProblems {
  const errors = Array.isArray(detail.errors) ? detail.errors : [];
  return Object.fromEntries(
    errors.flatMap((error: { path?: unknown; message?: unknown }) =>
      typeof error.path === "string" && typeof error.message === "string"
        ? [[error.path, error.message]]
        : [],
    ),
  );
}

/** What concerns the checkout as a whole: said above everything. */
export function overall(view: CheckoutView): string[] {
  return view.messages
    .filter((message) => message.target.kind === "checkout" && message.code !== "price_changed")
    .map((message) => sayMessage(message, view));
}

function fieldOf(target: CheckoutView["messages"][number]["target"]): string | null {
  switch (target.kind) {
    case "buyer":
      return target.field;
    case "address":
      return `destination.${target.field}`;
    case "billing":
      return `billing.${target.field}`;
    case "delivery":
      return "delivery_option";
    default:
      return null;
  }
}
