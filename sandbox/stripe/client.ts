import type Stripe from "stripe";
import type { PayAnswer } from "./control/sessions";
import type { Fault, NewFault } from "./faults/fault";
import type { LoggedRequest } from "./http/request-log";
import type { Delivery } from "./webhooks/delivery";
import type { NewEndpoint, WebhookEndpoint } from "./webhooks/endpoint";

export interface PayWish {
  /** A test card number; 4242 4242 4242 4242 when nothing is said. */
  card?: string;
  method?: "card" | "sepa_succeeds" | "sepa_fails";
  iban?: string;
  email?: string;
  name?: string;
  /** Answers a 3-D Secure challenge at once. */
  complete_3ds?: boolean;
}

export interface ResendWish {
  times?: number;
  delay_seconds?: number;
  /** Unix seconds by the sandbox's clock. */
  at?: number;
  /** Id of one endpoint. */
  endpoint?: string;
}

export interface DeliverWish {
  events?: string[];
  types?: string[];
  reverse?: boolean;
  limit?: number;
}

export interface RefundByHand {
  charge?: string;
  payment_intent?: string;
  amount?: number;
  reason?: "duplicate" | "fraudulent" | "requested_by_customer";
  metadata?: Record<string, string>;
  fails?: boolean;
  ms?: number;
}

/** A control that was refused, with its status. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The control API of a running sandbox, for tests, benchmarks and demos in any process. */
export interface StripeControl {
  /** Never throws for a session that is closed: the answer's outcome is `refused`. */
  pay(session: string, wish?: PayWish): Promise<PayAnswer>;
  challenge(session: string, complete: boolean): Promise<PayAnswer>;
  expire(session: string): Promise<Stripe.Checkout.Session>;
  /** The delayed method's word; the promised one when nothing is said. */
  settle(session: string, result?: "succeed" | "fail"): Promise<Stripe.Checkout.Session>;
  resend(event: string, wish?: ResendWish): Promise<Delivery[]>;
  deliveries(query?: { event?: string; state?: Delivery["state"] }): Promise<Delivery[]>;
  /** Sends what waits, one after the other, also while paused. */
  deliver(wish?: DeliverWish): Promise<Delivery[]>;
  /** Resolves when nothing that is due waits or is on its way. */
  idle(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  addEndpoint(endpoint: NewEndpoint): Promise<WebhookEndpoint>;
  removeEndpoint(id: string): Promise<void>;
  refund(wish: RefundByHand): Promise<Stripe.Refund>;
  dispute(wish: {
    charge?: string;
    payment_intent?: string;
    amount?: number;
    reason?: string;
  }): Promise<Stripe.Dispute>;
  closeDispute(id: string, status: "won" | "lost"): Promise<Stripe.Dispute>;
  addFault(fault: NewFault): Promise<Fault>;
  faults(): Promise<Fault[]>;
  clearFaults(): Promise<void>;
  advance(seconds: number): Promise<void>;
  /** Unix seconds. */
  setClock(now: number): Promise<void>;
  requests(query?: { operation?: string; idempotency_key?: string }): Promise<LoggedRequest[]>;
  reset(): Promise<void>;
}

/** @param url the `url` of a `StripeSandbox`, or the line that `main.ts` prints. */
export function stripeControl(url: string): StripeControl {
  async function call<T>(method: string, path: string, body?: unknown, allowed?: number): Promise<T> {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const answer = (await response.json()) as T & { error?: unknown };
    if (response.ok || response.status === allowed) return answer;
    throw new ControlError(response.status, String(answer.error));
  }
  const post = <T>(path: string, body: unknown = {}, allowed?: number): Promise<T> =>
    call<T>("POST", path, body, allowed);
  const query = (filter: object): string => new URLSearchParams({ ...filter }).toString();

  return {
    pay: (session, wish) => post(`sessions/${session}/pay`, wish, 409),
    challenge: (session, complete) => post(`sessions/${session}/challenge`, { complete }, 409),
    expire: (session) => post(`sessions/${session}/expire`),
    settle: (session, result) => post(`sessions/${session}/async`, { result }),
    resend: async (event, wish) =>
      (await post<{ deliveries: Delivery[] }>(`events/${event}/resend`, wish)).deliveries,
    deliveries: async (filter = {}) =>
      (await call<{ deliveries: Delivery[] }>("GET", `deliveries?${query(filter)}`)).deliveries,
    deliver: async (wish) => (await post<{ deliveries: Delivery[] }>("webhooks/deliver", wish)).deliveries,
    idle: async () => void (await post("webhooks/idle")),
    pause: async () => void (await post("webhooks/pause")),
    resume: async () => void (await post("webhooks/resume")),
    addEndpoint: (endpoint) => post("webhooks", endpoint),
    removeEndpoint: async (id) => void (await call("DELETE", `webhooks/${id}`)),
    refund: (wish) => post("refunds", wish),
    dispute: (wish) => post("disputes", wish),
    closeDispute: (id, status) => post(`disputes/${id}/close`, { status }),
    addFault: (fault) => post("faults", fault),
    faults: async () => (await call<{ faults: Fault[] }>("GET", "faults")).faults,
    clearFaults: async () => void (await call("DELETE", "faults")),
    advance: async (seconds) => void (await post("clock", { advance_seconds: seconds })),
    setClock: async (now) => void (await post("clock", { now })),
    requests: async (filter = {}) =>
      (await call<{ requests: LoggedRequest[] }>("GET", `requests?${query(filter)}`)).requests,
    reset: async () => void (await post("reset")),
  };
}
