import { type Adjustment, buildTotals, includedTaxOf } from "@/lib/pricing";
import type { OrderLineView, OrderView } from "@/lib/views";

/** Orders as views of them, without a database: the ordinary one, and those that mails and pages stumble over. */

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const at = (iso: string) => new Date(iso);

interface SampleLine {
  readonly title: string;
  readonly variantTitle?: string;
  readonly quantity?: number;
  readonly unitAmount?: number;
  readonly picture?: boolean;
}

export function sampleLine(n: number, line: SampleLine): OrderLineView {
  const { title, variantTitle = "", quantity = 1, unitAmount = 2_400, picture = true } = line;
  return {
    id: id(100 + n),
    lineId: id(200 + n),
    variantId: id(300 + n),
    productId: id(400 + n),
    handle: `thing-${n}`,
    title,
    variantTitle,
    sku: null,
    pictureKey: picture ? `ab/${"ab".repeat(32)}.webp` : null,
    quantity,
    unitAmount,
    subtotal: unitAmount * quantity,
    discount: 0,
    total: unitAmount * quantity,
    requiresShipping: true,
    shipped: 0,
    canceled: 0,
    open: quantity,
  };
}

const adjustment = (
  row: Pick<Adjustment, "type" | "label" | "amount"> & Partial<Adjustment>,
): Adjustment => ({
  lineId: null,
  sourceKind: "rule",
  source: row.label,
  included: false,
  ...row,
});

export const ordinaryAdjustments: readonly Adjustment[] = [
  adjustment({ type: "discount", label: "Ten percent to begin with", code: "WELCOME10", amount: -720 }),
  adjustment({ type: "fulfilment", label: "Standard delivery", amount: 490 }),
  adjustment({ type: "tax", label: "VAT 19%", amount: 1_113, included: true }),
];

/** An order of two things, paid by card; a change replaces what it names, and totals follow from lines and adjustments. */
export function sampleOrder(change: Partial<OrderView> = {}): OrderView {
  const lines = change.lines ?? [
    sampleLine(1, { title: "Alba cup", variantTitle: "Blue", quantity: 2 }),
    sampleLine(2, { title: "Hestia pot" }),
  ];
  const adjustments = change.adjustments ?? ordinaryAdjustments;
  const totals = buildTotals(lines, adjustments);
  const total = totals.at(-1)!.amount;
  const currency = change.currency ?? "EUR";
  const delivery = {
    first_name: "Ines",
    last_name: "Caldeira",
    company: null,
    street_address: "Lindenstrasse 14",
    extended_address: null,
    address_locality: "Berlin",
    address_region: null,
    postal_code: "10969",
    address_country: "DE",
    phone: null,
  };
  return {
    id: id(1),
    number: 10_042,
    label: "CW-10042",
    url: "http://localhost:3999/order/AbCdEf-0123456789",
    linkVersion: 1,
    version: 1,
    state: "placed",
    source: "cart",
    paymentStatus: "paid",
    fulfilmentStatus: "unfulfilled",
    marketId: id(2),
    customerId: null,
    email: "ines@example.com",
    firstName: "Ines",
    lastName: "Caldeira",
    phone: null,
    buyerNote: null,
    giftMessage: null,
    currency,
    locale: "en-IE",
    taxInclusive: true,
    delivery,
    billing: null,
    promise: {
      methodCode: "standard",
      title: "Standard delivery",
      description: "By post, with tracking",
      carrier: "DHL",
      minDays: 2,
      maxDays: 4,
    },
    payments: [
      {
        id: id(3),
        handler: "stripe",
        state: "paid",
        currency,
        amount: total,
        capturedCurrency: currency,
        captured: total,
        refunded: 0,
        methodType: "card",
        cardBrand: "visa",
        cardLast4: "4242",
        feeAmount: null,
        feeCurrency: null,
        sessionId: null,
        paymentIntentId: null,
        problem: null,
        createdAt: at("2026-03-02T09:58:00Z"),
        paidAt: at("2026-03-02T10:00:00Z"),
      },
    ],
    captured: total,
    refunded: 0,
    refundable: total,
    refunds: [],
    shipments: [],
    createdAt: at("2026-03-02T09:58:00Z"),
    placedAt: at("2026-03-02T10:00:00Z"),
    canceledAt: null,
    updatedAt: at("2026-03-02T10:00:00Z"),
    ...change,
    lines,
    adjustments,
    totals,
    includedTax: includedTaxOf(adjustments),
    total,
  };
}

/** The same order some days on: a parcel of its first line on its way or there, and some money given back. */
export function laterOrder(order: OrderView): OrderView {
  const [first, ...rest] = order.lines;
  const sent = { ...first!, shipped: first!.quantity, open: 0 };
  const refund = Math.min(500, order.total);
  return {
    ...order,
    fulfilmentStatus: rest.length > 0 ? "partly_fulfilled" : "fulfilled",
    lines: [sent, ...rest.map((line) => ({ ...line, canceled: 1, open: line.quantity - 1 }))],
    shipments: [
      {
        id: id(5),
        carrier: "DHL",
        trackingNumber: "JJD000390007",
        trackingUrl: "https://carrier.example/JJD000390007",
        shippedAt: at("2026-03-03T15:00:00Z"),
        deliveredAt: at("2026-03-05T11:00:00Z"),
        lines: [{ lineId: sent.id, quantity: sent.quantity }],
      },
    ],
    refunds: [
      {
        id: id(6),
        paymentId: id(3),
        amount: refund,
        currency: order.currency,
        reason: "a scratch",
        source: "staff",
        state: "succeeded",
        problem: null,
        createdAt: at("2026-03-06T09:00:00Z"),
        settledAt: at("2026-03-06T09:01:00Z"),
      },
    ],
    refunded: refund,
  };
}

export const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const long = "An unreasonably long name for a thing that was meant to be short ".repeat(3);

/** Each is an order that somebody will place one day. */
export const hardOrders: Readonly<Record<string, OrderView>> = {
  "long names": sampleOrder({
    firstName: "Wolfeschlegelsteinhausenbergerdorff",
    lines: [
      sampleLine(1, { title: long, variantTitle: long, quantity: 999, unitAmount: 99_999 }),
      sampleLine(2, { title: "Donaudampfschifffahrtsgesellschaftskapitän".repeat(5), picture: false }),
    ],
  }),
  "text from right to left": sampleOrder({
    locale: "he-IL",
    currency: "ILS",
    firstName: "נועה",
    giftMessage: "מזל טוב!\nבאהבה",
    lines: [
      sampleLine(1, { title: "ספל אלבה", variantTitle: "כחול, 0.3 l" }),
      sampleLine(2, { title: "إبريق شاي" }),
    ],
  }),
  script: sampleOrder({
    firstName: script,
    giftMessage: `${script}\nWin at https://evil.example/win`,
    buyerNote: `${script} or write to win@evil.example`,
    lines: [sampleLine(1, { title: script, variantTitle: script })],
    delivery: {
      ...sampleOrder().delivery!,
      first_name: script,
      street_address: "Go to www.evil.example/win now",
    },
  }),
  "forty lines": sampleOrder({
    lines: Array.from({ length: 40 }, (_, n) =>
      sampleLine(n, { title: `Comb jar number ${n + 1}`, variantTitle: "Beech lid, 0.4 l", quantity: 2 }),
    ),
  }),
  "two hundred lines of the longest names": sampleOrder({
    giftMessage: '"'.repeat(300),
    buyerNote: '"'.repeat(1_000),
    lines: Array.from({ length: 200 }, (_, n) =>
      sampleLine(n, { title: '"'.repeat(255), variantTitle: "'".repeat(255), quantity: 999 }),
    ),
  }),
  yen: sampleOrder({
    currency: "JPY",
    locale: "ja-JP",
    lines: [sampleLine(1, { title: "Alba cup", unitAmount: 980, quantity: 3 })],
  }),
  dinar: sampleOrder({
    currency: "KWD",
    locale: "ar-KW",
    lines: [sampleLine(1, { title: "Alba cup", unitAmount: 12_340 })],
    adjustments: [],
  }),
  "nothing to send": sampleOrder({
    delivery: null,
    promise: null,
    fulfilmentStatus: "nothing_to_send",
    lines: [
      { ...sampleLine(1, { title: "A pattern to print", picture: false }), requiresShipping: false, open: 0 },
    ],
    adjustments: [],
  }),
  "nothing to pay": sampleOrder({
    adjustments: [
      adjustment({ type: "discount", label: "On the house", amount: -7_200 }),
      adjustment({ type: "fulfilment", label: "Standard delivery", amount: 0 }),
    ],
    payments: [],
    captured: 0,
    refundable: 0,
  }),
};
