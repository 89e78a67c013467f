import { randomUUID } from "node:crypto";
import type { CheckoutView, CompletedView } from "@/lib/checkout/contract";
import { type Answer, type Line, openLine } from "./http";

/** What a shopper does for an order, in this order; the keys of latencies and of statements by step. */
export const steps = [
  "add the first",
  "add the second",
  "open",
  "patch",
  "complete",
  "pay",
  "see it placed",
] as const;
export type Step = (typeof steps)[number];

/** Where shoppers go: the shop's doors, and Stripe's page. */
export interface Town {
  readonly url: string;
  readonly origin: string;
  readonly stripeUrl: string;
}

/** How far an order has come. */
export interface Errand {
  readonly items: readonly [string, string];
  cookie: string;
  checkout: { readonly id: string; readonly fingerprint: string | null } | null;
  sessionId: string;
  orderPath: string;
  /** How often the order was read until it was placed. */
  reads: number;
}

export class StepFailed extends Error {
  constructor(
    readonly step: Step,
    readonly status: number,
    text: string,
  ) {
    super(`${step}: ${status} ${text.slice(0, 300)}`);
  }
}

/** A shopper with one connection to the shop and one to Stripe, who can walk to an order step by step. */
export function shopper(town: Town) {
  const shop = openLine(town.url);
  const stripe = openLine(town.stripeUrl);
  const walk: Readonly<Record<Step, (errand: Errand) => Promise<void>>> = {
    "add the first": (errand) => add(errand, 0, "add the first"),
    "add the second": (errand) => add(errand, 1, "add the second"),
    async open(errand) {
      const answer = await call(errand, "open", "POST", "/api/v1/checkouts", { body: {} });
      errand.checkout = JSON.parse(answer.text) as CheckoutView;
    },
    async patch(errand) {
      const path = `/api/v1/checkouts/${errand.checkout!.id}`;
      const answer = await call(errand, "patch", "PATCH", path, { body: buyer });
      errand.checkout = JSON.parse(answer.text) as CheckoutView;
    },
    async complete(errand) {
      const { id, fingerprint } = errand.checkout!;
      const answer = await call(errand, "complete", "POST", `/api/v1/checkouts/${id}/complete`, {
        body: { fingerprint: fingerprint ?? undefined },
        headers: { "idempotency-key": randomUUID() },
      });
      const completed = JSON.parse(answer.text) as CompletedView;
      errand.sessionId = /(cs_[A-Za-z0-9_]+)/.exec(completed.redirect_url)?.[1] ?? "";
      errand.orderPath = `/api/v1/orders/${completed.order.permalink_url.split("/").at(-1)}`;
    },
    async pay(errand) {
      const answer = await stripe.call("POST", `/_sandbox/sessions/${errand.sessionId}/pay`, { body: {} });
      check("pay", answer);
    },
    async "see it placed"(errand) {
      const deadline = Date.now() + 20_000;
      for (;;) {
        await new Promise((done) => setTimeout(done, LOOK_EVERY));
        errand.reads += 1;
        const answer = await call(errand, "see it placed", "GET", errand.orderPath);
        if (answer.text.includes('"state":"placed"')) return;
        if (Date.now() > deadline) throw new StepFailed("see it placed", 0, "not within 20 seconds");
      }
    },
  };

  async function add(errand: Errand, which: 0 | 1, step: Step): Promise<void> {
    const lines = [{ item_id: errand.items[which], quantity: 1 }];
    const answer = await call(errand, step, "POST", "/api/v1/cart/lines", { body: { lines } });
    const cookies = answer.headers["set-cookie"] ?? [];
    if (cookies.length > 0) errand.cookie = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  }

  async function call(
    errand: Errand,
    step: Step,
    method: string,
    path: string,
    sent: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = {
      origin: town.origin,
      "sec-fetch-site": "same-origin",
      ...(errand.cookie ? { cookie: errand.cookie } : {}),
      ...sent.headers,
    };
    return check(step, await shop.call(method, path, { ...sent, headers }));
  }

  return {
    walk,
    errand: (items: readonly [string, string]): Errand => ({
      items,
      cookie: "",
      checkout: null,
      sessionId: "",
      orderPath: "",
      reads: 0,
    }),
    leave(): void {
      shop.close();
      stripe.close();
    },
  };
}

export type Shopper = ReturnType<typeof shopper>;
export type { Line };

/** Milliseconds from paying to the first look, and between looks: a browser on its way back from Stripe needs more. */
const LOOK_EVERY = 100;

function check(step: Step, answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new StepFailed(step, answer.status, answer.text);
}

const buyer = {
  email: "ines@example.com",
  destination: {
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
  },
};
