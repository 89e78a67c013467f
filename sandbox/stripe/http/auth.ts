import { ApiError } from "./errors";

/** Keys of the sandbox begin so; any ending is taken, so that parallel tests can tell their calls apart. */
const sandboxKey = /^sk_test_sandbox[A-Za-z0-9_]*$/;

/**
 * Checks the secret key of a call: `Bearer`, or the user name of `Basic` as curl's `-u` sends it.
 * @throws ApiError 401. A live key is refused before anything else and is not repeated in the answer.
 */
export function authenticate(header: string | undefined): void {
  const key = keyOf(header);
  if (key === null) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (/^[a-z]+_live_/i.test(key)) {
    throw unauthorized(
      "A live key was sent to the Stripe sandbox. It was not used or kept; find out why it came here, and roll it.",
    );
  }
  if (!sandboxKey.test(key)) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

function keyOf(header: string | undefined): string | null {
  const [scheme, credentials] = header?.split(" ") ?? [];
  if (!credentials) return null;
  if (scheme?.toLowerCase() === "bearer") return credentials;
  if (scheme?.toLowerCase() !== "basic") return null;
  return Buffer.from(credentials, "base64").toString("utf8").split(":")[0] || null;
}

const masked = (key: string): string => (key.length < 12 ? "****" : `${key.slice(0, 8)}****${key.slice(-4)}`);

function unauthorized(message: string): ApiError {
  return new ApiError(401, { type: "invalid_request_error", message });
}
