import { createHash } from "node:crypto";
import type { Sandbox } from "../core";
import type { StoredAnswer } from "../store/rows";
import { ApiError, invalid } from "./errors";

const aDay = 86_400_000;
const longestKey = 255;

/** What an idempotent call is compared by. */
export interface Claim {
  key: string;
  path: string;
  digest: string;
}

export function claimOf(key: string | undefined, method: string, path: string, body: string): Claim | null {
  // Keys have a meaning for POST only (https://docs.stripe.com/api/idempotent_requests).
  if (key === undefined || method !== "POST") return null;
  if (key.length > longestKey) {
    throw invalid(
      `Idempotency-Key must be at most ${longestKey} characters; yours has ${key.length}.`,
      "idempotency_key",
    );
  }
  // Sorted, because Stripe compares parameters and not their order.
  const parameters = body.split("&").sort().join("&");
  return { key, path, digest: createHash("sha1").update(parameters).digest("base64") };
}

/**
 * What is known of this key: the first call's answer to repeat, or null when the call is a new one. Keys are
 * forgotten 24 hours after their first call.
 * @throws ApiError 409 while the first call is not answered, 400 for another endpoint or other parameters.
 */
export function recall(sandbox: Sandbox, claim: Claim): StoredAnswer | null {
  const stored = sandbox.tables.answer.get(claim.key);
  const fresh = stored && stored.at > sandbox.clock.now() - aDay ? stored : null;
  if (fresh && fresh.path !== claim.path) {
    throw misused(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${claim.path}' vs '${fresh.path}'). Try using a key other than '${claim.key}' if you meant to execute a different request.`,
    );
  }
  if (fresh && fresh.digest !== claim.digest) {
    throw misused(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${claim.key}' if you meant to execute a different request.`,
    );
  }
  if (sandbox.inFlight.has(claim.key)) throw inUse(claim.key);
  return fresh;
}

function misused(message: string): ApiError {
  return new ApiError(400, { type: "idempotency_error", message });
}

function inUse(key: string): ApiError {
  return new ApiError(409, {
    type: "invalid_request_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
}
