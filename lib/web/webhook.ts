import { randomUUID } from "node:crypto";
import { localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { readText } from "./body";
import { anonymous, carriedBy } from "./caller";
import { problemResponse } from "./problem-response";
import type { RouteHandler } from "./route";

/**
 * A door for machines that sign what they send: capped raw body, coarse limit, then the verb, which verifies first.
 * A failure answers 500 so that the sender tries again.
 */
export function webhook(door: {
  readonly name: string;
  readonly bodyLimit: number;
  readonly run: (raw: string, headers: Headers) => Promise<"received" | "signature_invalid">;
}): RouteHandler {
  const handle = async (request: Request): Promise<Response> => {
    const ctx = contextFor(anonymous);
    const { address } = carriedBy(request.headers);
    const limited = localLimit(ctx, door.name, address, { max: 6_000, windowSeconds: 60 });
    if (!limited.ok)
      return problemResponse("too_many_requests", {}, { "retry-after": String(limited.retryAfterSeconds) });
    const raw = await readText(request, door.bodyLimit);
    if (typeof raw === "string") return problemResponse(raw);
    try {
      const outcome = await door.run(raw.text, request.headers);
      if (outcome !== "received") return problemResponse(outcome);
      return new Response('{"received":true}', { headers: { "content-type": "application/json" } });
    } catch (error) {
      const incident = randomUUID();
      ctx.log.error({ door: door.name, incident, error: String(error) }, "a webhook failed");
      return problemResponse("internal", { incident });
    }
  };
  return Object.assign(handle, { door: { name: door.name, access: { who: "machine" as const } } });
}
