import { createHash, randomUUID } from "node:crypto";
import type { z } from "zod";
import { can, type Permission } from "@/lib/auth";
import type { Attempt, Ctx } from "@/lib/kernel/context";
import type { Result } from "@/lib/kernel/result";
import { abandonAttempt, claimAttempt, finishAttempt } from "@/lib/platform/idempotency";
import { type Limit, localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { BODY_LIMIT, isFormRequest, readBody } from "./body";
import { actorOf, anonymous, type Caller, carriedBy, identify } from "./caller";
import { cookieName } from "./cookies";
import { backToForm, backWhereItWas, forgetFlash, redirect } from "./form-answer";
import { isCrossSite } from "./origin";
import { isPlain, notPlain } from "./plain-text";
import { type FieldProblem, type ProblemBody, problemBody, problemResponse } from "./problem-response";
import { type ProblemCode, problems } from "./problems";

/** Who may use a door: anybody, a signed-in customer, or staff with a permission. */
export type Access =
  | { readonly who: "anyone" }
  | { readonly who: "customer" }
  | { readonly who: "staff"; readonly permission: Permission };

export const anyone: Access = { who: "anyone" };
export const customerOnly: Access = { who: "customer" };
export const staffWith = (permission: Permission): Access => ({ who: "staff", permission });

export interface DoorInput<P, Q, B> {
  readonly ctx: Ctx;
  /** The request itself: its body is unread where the door parses none, for a file that is streamed. */
  readonly request: Request;
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** What the request carried, for the few verbs that note where somebody came from. */
  readonly headers: Headers;
  /** Headers that the answer carries besides its body, such as a new cart cookie. */
  readonly answerHeaders: Headers;
}

export interface Door<P, Q, B, V, C extends ProblemCode> {
  /** Unique: the name of limits, logs and idempotent operations. */
  readonly name: string;
  readonly access: Access;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** What a form without script sends instead, where it differs from the JSON. */
  readonly formBody?: z.ZodType<B>;
  readonly bodyLimit?: number;
  /** Per caller and door, in this process; the default suits a person with a browser. */
  readonly limit?: Limit;
  /** Looks a signed-in customer up although the door is open to anyone. */
  readonly seesCustomer?: boolean;
  /** One domain verb, and what it answers: a value as JSON, or a `Response` that streams a file. */
  readonly run: (input: DoorInput<P, Q, B>) => Promise<Result<V, C, unknown>>;
  readonly status?: number;
  readonly cacheControl?: string;
  /** For the API's documentation: what it does in a sentence, what it answers, and the refusals of its verb. */
  readonly summary?: string;
  readonly answer?: z.ZodType;
  readonly refusals?: readonly C[];
  /** Where a form without script goes afterwards: on success by what came out, on refusal back where it was. */
  readonly form?: {
    readonly done: (value: V, params: P) => string;
    readonly back: (params: P, request: Request) => string;
  };
}

/** What the documentation and the access matrix read off a door. */
export interface DoorFacts {
  readonly name: string;
  readonly access: Access | { readonly who: "machine" };
  readonly summary?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly refusals?: readonly ProblemCode[];
  readonly status?: number;
}

export type RouteHandler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  readonly door: DoorFacts;
};

export interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

const defaultLimit: Limit = { max: 240, windowSeconds: 60 };

/**
 * The one way to write a route: size cap and coarse limit, who, parse, may they, one domain verb, translate. Bugs
 * become a bare 500 with an id that the log knows.
 */
export function route<
  P = Record<string, never>,
  Q = Record<string, never>,
  B = Record<string, never>,
  V = unknown,
  C extends ProblemCode = never,
>(door: Door<P, Q, B, V, C>): RouteHandler {
  const handle = async (request: Request, context: RouteContext): Promise<Response> => {
    try {
      return await pass(door, request, context);
    } catch (error) {
      const incident = randomUUID();
      contextFor(anonymous).log.error({ door: door.name, incident, error: explain(error) }, "a door failed");
      return problemResponse("internal", { incident });
    }
  };
  return Object.assign(handle, { door });
}

async function pass<P, Q, B, V, C extends ProblemCode>(
  door: Door<P, Q, B, V, C>,
  request: Request,
  context: RouteContext,
): Promise<Response> {
  if (isCrossSite(request)) return problemResponse("cross_site");
  const carried = carriedBy(request.headers);
  const plain = contextFor(anonymous);
  const limited = localLimit(plain, door.name, carried.address, door.limit ?? defaultLimit);
  const isPlainForm = door.form !== undefined && isFormRequest(request);
  if (!limited.ok) {
    return isPlainForm
      ? backWhereItWas(request, "too_many_requests", {})
      : problemResponse("too_many_requests", {}, { "retry-after": String(limited.retryAfterSeconds) });
  }

  const caller = await identify(plain, carried, wantedBy(door));
  const refusedAccess = mayPass(door.access, caller);
  if (refusedAccess)
    return isPlainForm ? backWhereItWas(request, refusedAccess, {}) : problemResponse(refusedAccess);

  const read = door.body || isPlainForm ? await readBody(request, door.bodyLimit ?? BODY_LIMIT) : noBody;
  if (!read.ok) return isPlainForm ? backWhereItWas(request, read.code, {}) : problemResponse(read.code);
  const isForm = read.kind === "form";
  const params = (await context.params) ?? {};
  const shapes = isForm && door.formBody ? { ...door, body: door.formBody } : door;
  const parsed = parseAll(shapes, params, new URL(request.url).searchParams, read.value);
  if (!parsed.ok) {
    return isForm && door.form && parsed.params
      ? backToForm(
          door.form.back(parsed.params, request),
          "invalid_input",
          { errors: parsed.errors },
          read.value,
        )
      : problemResponse("invalid_input", { errors: parsed.errors });
  }

  const key = request.headers.get("idempotency-key") ?? formKey(read);
  const claimed = await claim(door, plain, caller, params, key, read.raw, parsed.body);
  if (claimed.kind === "refused") {
    return isForm && door.form
      ? backToForm(door.form.back(parsed.params, request), claimed.code, {}, read.value)
      : problemResponse(claimed.code, {}, claimed.headers);
  }
  if (claimed.kind === "replay") {
    if (!isForm || !door.form) return replay(claimed.status, claimed.body);
    const said = JSON.parse(claimed.body) as V & ProblemBody;
    return claimed.status < 300
      ? redirect(door.form.done(said, parsed.params))
      : backToForm(door.form.back(parsed.params, request), said.code, { ...said }, read.value);
  }
  const { attempt } = claimed;
  if (attempt) attempt.render = (result) => render(door, result as Result<V, C, unknown>);
  const ctx = contextFor(actorOf(caller), attempt);
  const answerHeaders = new Headers();
  try {
    const result = await door.run({
      ctx,
      request,
      caller,
      params: parsed.params,
      query: parsed.query,
      body: parsed.body,
      headers: request.headers,
      answerHeaders,
    });
    return await answer(door, ctx, request, result, {
      isForm,
      typed: read.value,
      answerHeaders,
      params: parsed.params,
    });
  } catch (error) {
    if (attempt) await abandonAttempt(ctx, attempt).catch(() => {});
    throw error;
  }
}

const noBody = { ok: true, raw: "", kind: "empty", value: {} } as const;

function wantedBy(door: { readonly access: Access; readonly seesCustomer?: boolean }) {
  return {
    customer: door.access.who === "customer" || door.seesCustomer === true,
    staff: door.access.who === "staff",
  };
}

/** Null lets the caller pass. */
export function mayPass(access: Access, caller: Caller): "unauthenticated" | "forbidden" | null {
  if (access.who === "anyone") return null;
  if (access.who === "customer") return caller.customer ? null : "unauthenticated";
  if (!caller.staff) return "unauthenticated";
  return can(caller.staff.role, access.permission) ? null : "forbidden";
}

type Parsed<P, Q, B> =
  | { readonly ok: true; readonly params: P; readonly query: Q; readonly body: B }
  | { readonly ok: false; readonly params: P | null; readonly errors: FieldProblem[] };

function parseAll<P, Q, B>(
  door: { readonly params?: z.ZodType<P>; readonly query?: z.ZodType<Q>; readonly body?: z.ZodType<B> },
  params: unknown,
  search: URLSearchParams,
  body: unknown,
): Parsed<P, Q, B> {
  const errors: FieldProblem[] = [];
  const take = <T>(schema: z.ZodType<T> | undefined, value: unknown): T => {
    if (!schema) return {} as T;
    if (!isPlain(value)) {
      errors.push({ path: "", message: notPlain });
      return undefined as T;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues.slice(0, 20))
      errors.push({ path: issue.path.join("."), message: issue.message });
    return undefined as T;
  };
  const parsedParams = take(door.params, params);
  const query = take(door.query, Object.fromEntries(search));
  const parsedBody = take(door.body, body);
  if (errors.length > 0) return { ok: false, params: parsedParams ?? null, errors };
  return { ok: true, params: parsedParams, query, body: parsedBody };
}

/** A form without script carries its key in a hidden field. */
function formKey(read: { readonly kind: string; readonly value: unknown }): string | null {
  if (read.kind !== "form") return null;
  const key = (read.value as Record<string, unknown>).idempotency_key;
  return typeof key === "string" && key !== "" ? key : null;
}

async function claim(
  door: { readonly name: string },
  ctx: Ctx,
  caller: Caller,
  params: Record<string, unknown>,
  key: string | null,
  rawBody: string,
  body: unknown,
): Promise<Claimed> {
  if (key === null) return { kind: "go", attempt: null };
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return refused("idempotency_key_invalid");
  // What is acted on is part of the key; hashed, since a checkout's address is a secret that opens it.
  const target = createHash("sha256")
    .update(Object.values(params).join("/"))
    .digest("base64url")
    .slice(0, 22);
  const operation = `${door.name} ${target}`;
  const claimed = await claimAttempt(ctx, {
    principal: actorOf(caller).principal,
    operation,
    key,
    rawBody,
    body,
  });
  switch (claimed.outcome) {
    case "fresh":
      return { kind: "go", attempt: claimed.attempt };
    case "replay":
      return { kind: "replay", status: claimed.status, body: claimed.body };
    case "mismatch":
      return refused("idempotency_mismatch");
    case "in_flight":
      return refused("idempotency_in_flight", { "retry-after": "1" });
  }
}

type Claimed =
  | { readonly kind: "go"; readonly attempt: Attempt | null }
  | { readonly kind: "replay"; readonly status: number; readonly body: string }
  | { readonly kind: "refused"; readonly code: ProblemCode; readonly headers: Record<string, string> };

function refused(code: ProblemCode, headers: Record<string, string> = {}): Claimed {
  return { kind: "refused", code, headers };
}

/** The stored answer, byte for byte. */
function replay(status: number, body: string): Response {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return new Response(body, {
    status,
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "no-store",
      "idempotent-replayed": "true",
    },
  });
}

interface Answering<P> {
  readonly isForm: boolean;
  readonly typed: unknown;
  readonly answerHeaders: Headers;
  readonly params: P;
}

async function answer<P, Q, B, V, C extends ProblemCode>(
  door: Door<P, Q, B, V, C>,
  ctx: Ctx,
  request: Request,
  result: Result<V, C, unknown>,
  how: Answering<P>,
): Promise<Response> {
  const rendered = render(door, result);
  if (ctx.attempt && !ctx.attempt.finished) {
    // 5xx are nobody's answer: the key is free for another try. Everything else is, refusals too; but an answer that
    // hands out a secret cannot be given again, since only the secret's hash is kept.
    if (rendered.status >= 500 || handsOutSecret(how.answerHeaders)) await abandonAttempt(ctx, ctx.attempt);
    else await finishAttempt(ctx, result);
  }
  if (how.isForm && door.form) {
    const response = result.ok
      ? redirect(door.form.done(result.value, how.params))
      : backToForm(door.form.back(how.params, request), result.code, asObject(result.detail), how.typed);
    how.answerHeaders.forEach((value, name) => {
      response.headers.append(name, value);
    });
    if (result.ok) forgetFlash(request, response.headers);
    return response;
  }
  // A file is streamed as it is read; it belongs to whoever asked.
  if (result.ok && result.value instanceof Response) {
    result.value.headers.set("cache-control", "no-store");
    return result.value;
  }
  how.answerHeaders.set("content-type", `application/${result.ok ? "json" : "problem+json"}; charset=utf-8`);
  how.answerHeaders.set("cache-control", result.ok ? (door.cacheControl ?? "no-store") : "no-store");
  return new Response(rendered.body, { status: rendered.status, headers: how.answerHeaders });
}

function handsOutSecret(headers: Headers): boolean {
  return headers.getSetCookie().some((cookie) => !cookie.startsWith(`${cookieName("flash")}=`));
}

function render<V, C extends ProblemCode>(
  door: { readonly status?: number },
  result: Result<V, C, unknown>,
): { status: number; body: string } {
  if (result.ok) return { status: door.status ?? 200, body: JSON.stringify(result.value) };
  return {
    status: problems[result.code].status,
    body: JSON.stringify(problemBody(result.code, asObject(result.detail))),
  };
}

function asObject(detail: unknown): Record<string, unknown> {
  if (detail === undefined || detail === null) return {};
  return typeof detail === "object" && !Array.isArray(detail)
    ? (detail as Record<string, unknown>)
    : { detail_of: detail };
}

function explain(error: unknown): string {
  return error instanceof Error
    ? `${error.stack ?? error.message}${error.cause ? ` ⟵ ${String(error.cause)}` : ""}`
    : String(error);
}
