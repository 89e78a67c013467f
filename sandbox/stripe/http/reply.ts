import type { ApiFault } from "../faults/fault";
import { ApiError } from "./errors";

/** A call of the API as it came over the wire. */
export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  body: string;
  headers: {
    authorization?: string | undefined;
    idempotencyKey?: string | undefined;
    version?: string | undefined;
  };
}

/** What is to be sent, and how the fault plan wants it sent. */
export interface ApiAnswer {
  status: number;
  body: string;
  headers: Record<string, string>;
  /** Answer after so many milliseconds; Infinity for never. */
  wait?: number;
  /** Cut the connection instead. */
  cut?: true;
  /** Runs when the answer goes out, or when the client has gone away. */
  finally?: () => void;
}

const apiVersion = "2026-10-28.endive";

export const serverError = new ApiError(500, {
  type: "api_error",
  message: "An error occurred while processing your request.",
});
export const tooMany = new ApiError(429, {
  type: "invalid_request_error",
  code: "rate_limit",
  message:
    "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
});

interface Said {
  status: number;
  body: string;
  extra: Record<string, string>;
  /** Whether it is kept under an idempotency key. */
  stored: boolean;
}

/** An answer with Stripe's headers. */
export function replyTo(
  { headers }: ApiRequest,
  id: string,
  { status, body, extra, stored }: Said,
): ApiAnswer {
  const { idempotencyKey, version } = headers;
  return {
    status,
    body,
    headers: {
      "Content-Type": "application/json",
      "Request-Id": id,
      "Stripe-Version": version ?? apiVersion,
      ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
      // A stored 500 would only be replayed, so the SDK is told not to try again by itself.
      ...(status >= 500 && stored ? { "Stripe-Should-Retry": "false" } : {}),
      ...extra,
    },
  };
}

/** Delays or cuts the answer as the fault says; while it is delayed its key counts as running. */
export function bend(
  answer: ApiAnswer,
  fault: ApiFault | null,
  key: string | null,
  inFlight: Set<string>,
): void {
  if (fault?.effect === "drop_connection") answer.cut = true;
  if (fault?.effect !== "hang") return;
  answer.wait = fault.ms ?? Infinity;
  if (key === null) return;
  inFlight.add(key);
  answer.finally = () => inFlight.delete(key);
}
