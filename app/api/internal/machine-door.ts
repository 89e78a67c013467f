import { randomUUID } from "node:crypto";
import { localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { sameSecret } from "@/lib/platform/secrets";
import { readText } from "@/lib/web/body";
import { anonymous, carriedBy } from "@/lib/web/caller";
import { problemResponse } from "@/lib/web/problem-response";
import type { RouteHandler } from "@/lib/web/route";

/**
 * A door for our own machines: coarse limit, a shared secret compared in constant time, capped body, one verb. A wrong
 * secret, none, and a door that is not configured all get the same answer.
 */
export function machineDoor(door: {
  readonly name: string;
  /** Null while the door is not configured: then nobody passes. */
  readonly secret: () => string | null;
  readonly bodyLimit?: number;
  readonly run: (raw: string) => Promise<object | "invalid_input">;
}): RouteHandler {
  const handle = async (request: Request): Promise<Response> => {
    const ctx = contextFor(anonymous);
    const { address } = carriedBy(request.headers);
    const limited = localLimit(ctx, door.name, address, { max: 1_200, windowSeconds: 60 });
    if (!limited.ok)
      return problemResponse("too_many_requests", {}, { "retry-after": String(limited.retryAfterSeconds) });
    const secret = door.secret();
    const given = /^Bearer (.{1,256})$/.exec(request.headers.get("authorization") ?? "")?.[1];
    if (!secret || !given || !sameSecret(given, secret)) return problemResponse("unauthenticated");
    const raw = await readText(request, door.bodyLimit ?? 1_024);
    if (typeof raw === "string") return problemResponse(raw);
    try {
      const said = await door.run(raw.text);
      if (said === "invalid_input") return problemResponse(said);
      return Response.json(said, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      const incident = randomUUID();
      ctx.log.error({ door: door.name, incident, error: String(error) }, "a machine's door failed");
      return problemResponse("internal", { incident });
    }
  };
  return Object.assign(handle, { door: { name: door.name, access: { who: "machine" as const } } });
}
