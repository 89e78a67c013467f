import type { NewEndpoint } from "./webhooks/endpoint";

/** How a Stripe sandbox is started; everything has a default. */
export interface StripeSandboxOptions {
  /** TCP port; 0 or nothing for a free one. */
  port?: number;
  /** The address to listen on. Default 127.0.0.1: the control API has no lock of its own. */
  host?: string;
  /** Origin in the URLs that the sandbox hands out (`session.url`). Default `http://localhost:PORT`. */
  publicOrigin?: string;
  /** The journal. Without it the state lives in memory and ends with the process. */
  dataFile?: string;
  /**
   * Where webhooks are sent. An endpoint whose URL the data file knows already takes this secret and these events; one
   * of this secret at an address that is not named any more has moved here.
   */
  webhooks?: NewEndpoint[];
  /** `on_demand`: nothing is sent until the control API resumes or asks. Default `auto`. */
  webhookDelivery?: "auto" | "on_demand";
  /** Waits before the second, third, ... attempt, in milliseconds. Default 0.5 s, 2 s, 5 s, 15 s, 60 s. */
  retrySchedule?: number[];
  /** Milliseconds for the whole exchange with an endpoint. Default 10 s. */
  webhookTimeout?: number;
  /** Deliveries on their way at once; with 1 they arrive in order. Default 8. */
  webhookConcurrency?: number;
  /** Milliseconds until a delayed method has its result and an asynchronous refund its end. Default 10 s. */
  asyncDelay?: number;
  /**
   * Milliseconds until a card charge has its balance transaction and `charge.updated` tells of it. Default 0: it is
   * there at once, though not yet in the `charge.succeeded` event (https://docs.stripe.com/payments/payment-intents/asynchronous-capture).
   */
  captureDelay?: number;
  /** Milliseconds since 1970; the control API's clock is added to it. Default the clock of the machine. */
  now?: () => number;
  /** How many API calls `GET /_sandbox/requests` remembers. Default 2000. */
  keepRequests?: number;
  /** Where a line about what goes wrong inside is written. Default: standard error. */
  log?: (line: string) => void;
}

export type ResolvedOptions = Required<Omit<StripeSandboxOptions, "dataFile" | "publicOrigin">> &
  Pick<StripeSandboxOptions, "dataFile" | "publicOrigin">;

export function resolveOptions(given: StripeSandboxOptions): ResolvedOptions {
  return {
    dataFile: given.dataFile,
    publicOrigin: given.publicOrigin,
    port: given.port ?? 0,
    host: given.host ?? "127.0.0.1",
    webhooks: given.webhooks ?? [],
    webhookDelivery: given.webhookDelivery ?? "auto",
    retrySchedule: given.retrySchedule ?? [500, 2000, 5000, 15_000, 60_000],
    webhookTimeout: given.webhookTimeout ?? 10_000,
    webhookConcurrency: given.webhookConcurrency ?? 8,
    asyncDelay: given.asyncDelay ?? 10_000,
    captureDelay: given.captureDelay ?? 0,
    now: given.now ?? Date.now,
    keepRequests: given.keepRequests ?? 2000,
    log: given.log ?? ((line) => process.stderr.write(`stripe sandbox: ${line}\n`)),
  };
}
