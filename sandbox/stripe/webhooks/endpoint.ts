import { matches } from "../faults/fault";
import { newId } from "../ids";

/** Where webhooks are sent, and the secret that signs them. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  secret: string;
  /** Event types; `*` for all, `checkout.session.*` for a family. */
  enabled_events: string[];
}

export interface NewEndpoint {
  url: string;
  secret: string;
  enabled_events?: string[];
}

export function newEndpoint(from: NewEndpoint): WebhookEndpoint {
  return {
    id: newId("endpoint"),
    url: from.url,
    secret: from.secret,
    enabled_events: from.enabled_events ?? ["*"],
  };
}

export function wants(endpoint: WebhookEndpoint, type: string): boolean {
  return endpoint.enabled_events.some((pattern) => matches(pattern, type));
}
