import { randomUUID } from "node:crypto";
import { handleAuth, type PersonKind, visitOf } from "@/lib/auth";
import { localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { readText } from "@/lib/web/body";
import { anonymous, carriedBy } from "@/lib/web/caller";
import { isCrossSite } from "@/lib/web/origin";
import { problemResponse } from "@/lib/web/problem-response";
import { anyone, type RouteContext, type RouteHandler } from "@/lib/web/route";

/** Credentials and a token: nothing here is longer. */
const BODY_LIMIT = 8 * 1024;

/** The door of an Auth.js instance: origin, coarse limit, size cap, then Auth.js, whose own words are the answer. */
export function authDoor(kind: PersonKind): RouteHandler {
  const door = `auth.${kind}`;
  const handle = async (request: Request, context: RouteContext): Promise<Response> => {
    if (isCrossSite(request)) return problemResponse("cross_site");
    const ctx = contextFor(anonymous);
    const { address } = carriedBy(request.headers);
    const limited = localLimit(ctx, door, address, { max: 120, windowSeconds: 60 });
    if (!limited.ok)
      return problemResponse("too_many_requests", {}, { "retry-after": String(limited.retryAfterSeconds) });
    const body = await readText(request, BODY_LIMIT);
    if (typeof body === "string") return problemResponse(body);
    const path = (await context.params).nextauth;
    const action = Array.isArray(path) ? path.join("/") : (path ?? "");
    try {
      const asked = { method: request.method, action, headers: request.headers, body: body.text };
      const answer = await handleAuth(kind, ctx, asked, visitOf(kind, request.headers, address));
      return answer ?? problemResponse("not_found");
    } catch (error) {
      const incident = randomUUID();
      ctx.log.error(
        { door, incident, error: error instanceof Error ? error.stack : String(error) },
        "a door failed",
      );
      return problemResponse("internal", { incident });
    }
  };
  return Object.assign(handle, { door: { name: door, access: anyone } });
}
