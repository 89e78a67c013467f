import { blocking, type Message, warning } from "@/lib/kernel/message";
import { sum } from "@/lib/kernel/money";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import { deliveryAmount, methodsFor, type Parcel } from "@/lib/shipping/delivery-rules";
import type { Adjustment, DeliveryOption, QuoteInput, UsualDelivery } from "./contract";
import type { PricedLine } from "./lines";

export interface DeliveryStep {
  /** False when nothing has to be sent: then there are no options and nothing to choose. */
  readonly required: boolean;
  readonly options: DeliveryOption[];
  /** While it is not known where it goes: the first way to the market's home country, for what is said beforehand. */
  readonly usual: UsualDelivery | null;
  readonly selected: DeliveryOption | null;
  readonly method: DeliveryMethod | null;
  readonly adjustments: Adjustment[];
  readonly messages: Message[];
}

/** Step 3: what each way of delivery costs for this parcel, and the chosen one as an adjustment. */
export function deliveryStep(
  input: QuoteInput,
  lines: readonly PricedLine[],
  discounts: ReadonlyMap<string, number>,
): DeliveryStep {
  const required = lines.some((line) => line.requiresShipping);
  if (!required) return nothingToSend;
  const country = input.destination?.country ?? input.market.homeCountry;
  const methods = methodsFor(input.methods, country, input.currency);
  const parcel = parcelOf(lines, discounts);
  const options = methods.flatMap((method) => optionOf(method, parcel));
  if (!input.destination) return { ...nothingToSend, required, usual: usualOf(methods, options[0]) };
  const selected = options.find((option) => option.code === input.deliveryCode) ?? null;
  const method = selected ? (methods.find((candidate) => candidate.code === selected.code) ?? null) : null;
  return {
    required,
    options,
    usual: null,
    selected,
    method,
    adjustments: method && selected ? [deliveryRow(method, selected)] : [],
    messages: choiceMessages(input, options, selected),
  };
}

const nothingToSend: DeliveryStep = {
  required: false,
  options: [],
  usual: null,
  selected: null,
  method: null,
  adjustments: [],
  messages: [],
};

function parcelOf(lines: readonly PricedLine[], discounts: ReadonlyMap<string, number>): Parcel {
  return {
    grams: sum(lines.filter((line) => line.requiresShipping).map((line) => line.grams * line.quantity)),
    goodsAmount: sum(lines.map((line) => line.subtotal + (discounts.get(line.id) ?? 0))),
  };
}

function optionOf(method: DeliveryMethod, parcel: Parcel): DeliveryOption[] {
  const amount = deliveryAmount(method, parcel);
  if (amount === null) return [];
  return [
    {
      code: method.code,
      title: method.name,
      description: method.description,
      carrier: method.carrier,
      minDays: method.minDays,
      maxDays: method.maxDays,
      listAmount: amount,
      amount,
    },
  ];
}

function usualOf(
  methods: readonly DeliveryMethod[],
  first: DeliveryOption | undefined,
): UsualDelivery | null {
  const method = methods.find((candidate) => candidate.code === first?.code);
  return first && method ? { name: method.name, countries: method.countries, amount: first.amount } : null;
}

function deliveryRow(method: DeliveryMethod, option: DeliveryOption): Adjustment {
  return {
    type: "fulfilment",
    lineId: null,
    sourceKind: "delivery_method",
    source: method.id,
    code: method.code,
    label: method.name,
    amount: option.amount,
    included: false,
  };
}

function choiceMessages(
  input: QuoteInput,
  options: DeliveryOption[],
  selected: DeliveryOption | null,
): Message[] {
  if (options.length === 0)
    return [
      blocking("address_undeliverable", { kind: "delivery" }, { country: input.destination?.country ?? "" }),
    ];
  if (selected) return [];
  if (input.deliveryCode !== null) return [warning("fulfilment_changed", { kind: "delivery" })];
  return [];
}
