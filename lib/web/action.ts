import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { z } from "zod";
import { can, isFresh, type Permission, proofsOf, type SignedInStaff, staffActor } from "@/lib/auth";
import type { Actor } from "@/lib/kernel/actor";
import type { Attempt, Ctx } from "@/lib/kernel/context";
import type { Result } from "@/lib/kernel/result";
import { abandonAttempt, claimAttempt, finishAttempt } from "@/lib/platform/idempotency";
import { type Limit, localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { anonymous } from "./caller";
import { comesFromElsewhere } from "./origin";
import { clientAddress, currentStaff, currentStanding } from "./page";
import { isPlain, notPlain } from "./plain-text";
import type { FieldProblem } from "./problem-response";
import { type ProblemCode, problems } from "./problems";

/** What a server action answers its form: the value, or a refusal in words that can be shown beside the field. */
export type ActionAnswer<V> = { readonly ok: true; readonly value: V } | Refusal;

interface Refusal {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: Record<string, unknown>;
  readonly errors: readonly FieldProblem[];
}

interface ActionDoor<I, V, C extends ProblemCode, Person> {
  readonly name: string;
  readonly input: z.ZodType<I>;
  readonly limit?: Limit;
  readonly run: (call: {
    readonly ctx: Ctx;
    readonly person: Person;
    readonly input: I;
  }) => Promise<Result<V, C, unknown>>;
}

type Action<V> = (input: unknown, attemptKey?: string) => Promise<ActionAnswer<V>>;

const defaultLimit: Limit = { max: 120, windowSeconds: 60 };

/**
 * A server action of the desk: staff with a permission. `attemptKey` makes a repeat answer the same. Where `asksAgain`
 * says so of what is asked for, whoever has not shown lately who they are must do so first (`confirmation_needed`).
 */
export function staffAction<I, V, C extends ProblemCode = never>(
  door: ActionDoor<I, V, C, SignedInStaff> & {
    readonly permission: Permission;
    readonly asksAgain?: AsksAgain<I>;
  },
): Action<V> {
  return (input, attemptKey) =>
    guarded(door, input, attemptKey, {
      async who() {
        const staff = await currentStaff();
        if (!staff) return "unauthenticated";
        return can(staff.role, door.permission) ? { person: staff, actor: staffActor(staff) } : "forbidden";
      },
      stop: door.asksAgain && stopUnlessFresh(door.asksAgain),
    });
}

/**
 * A server action about oneself: any member of staff, whatever the role. `enrolling`: also before the second factor is
 * set up that the role needs.
 */
export function ownAction<I, V, C extends ProblemCode = never>(
  door: ActionDoor<I, V, C, SignedInStaff> & {
    readonly enrolling?: boolean;
    readonly asksAgain?: AsksAgain<I>;
  },
): Action<V> {
  return (input, attemptKey) =>
    guarded(door, input, attemptKey, {
      async who() {
        const standing = await currentStanding();
        if (!standing || (standing.mustEnrol && !door.enrolling)) return "unauthenticated";
        return { person: standing.staff, actor: staffActor(standing.staff) };
      },
      stop: door.asksAgain && stopUnlessFresh(door.asksAgain),
    });
}

/** Whether this very input is something to be asked again for. */
type AsksAgain<I> = (call: {
  readonly ctx: Ctx;
  readonly person: SignedInStaff;
  readonly input: I;
}) => Promise<boolean> | boolean;

function stopUnlessFresh<I>(asksAgain: AsksAgain<I>): Stop<I, SignedInStaff> {
  return async (call) => {
    if (!(await asksAgain(call)) || (await isFresh(call.ctx, call.person))) return null;
    return no("confirmation_needed", { by: await proofsOf(call.ctx, call.person) });
  };
}

/** What stands between a person with the right and their act; null lets it pass. Nothing was done or claimed yet. */
type Stop<I, Person> = (call: {
  readonly ctx: Ctx;
  readonly person: Person;
  readonly input: I;
}) => Promise<Refusal | null>;

interface Guard<I, Person> {
  readonly who: () => Promise<
    { readonly person: Person; readonly actor: Actor } | "unauthenticated" | "forbidden"
  >;
  readonly stop?: Stop<I, Person>;
}

async function guarded<I, V, C extends ProblemCode, Person>(
  door: ActionDoor<I, V, C, Person>,
  input: unknown,
  attemptKey: unknown,
  { who, stop }: Guard<I, Person>,
): Promise<ActionAnswer<V>> {
  try {
    // Next compares Origin and Host; this is what every door of ours asks.
    if (comesFromElsewhere(await headers())) return no("cross_site");
    const plain = contextFor(anonymous);
    const limited = localLimit(plain, door.name, await clientAddress(), door.limit ?? defaultLimit);
    if (!limited.ok) return no("too_many_requests", { retry_after_seconds: limited.retryAfterSeconds });
    const caller = await who();
    if (typeof caller === "string") return no(caller);
    if (!isPlain(input)) return no("invalid_input", {}, [{ path: "", message: notPlain }]);
    const parsed = door.input.safeParse(input);
    if (!parsed.success) {
      const errors = parsed.error.issues
        .slice(0, 20)
        .map((issue) => ({ path: issue.path.join("."), message: issue.message }));
      return no("invalid_input", {}, errors);
    }
    const ctx = contextFor(caller.actor);
    const stopped = await stop?.({ ctx, person: caller.person, input: parsed.data });
    return stopped ?? (await act(door, ctx, caller.person, parsed.data, attemptKey));
  } catch (error) {
    const incident = randomUUID();
    contextFor(anonymous).log.error(
      { action: door.name, incident, error: String(error) },
      "an action failed",
    );
    return no("internal", { incident });
  }
}

async function act<I, V, C extends ProblemCode, Person>(
  door: ActionDoor<I, V, C, Person>,
  plain: Ctx,
  person: Person,
  input: I,
  key: unknown,
): Promise<ActionAnswer<V>> {
  const claimed = key ? await claimKey(door.name, plain, key, input) : null;
  if (claimed && "answer" in claimed) return claimed.answer as ActionAnswer<V>;
  const attempt = claimed?.attempt ?? null;
  const ctx: Ctx = { ...plain, attempt };
  try {
    const result = await door.run({ ctx, person, input });
    if (attempt && !attempt.finished) await finishAttempt(ctx, result);
    return toAnswer(result);
  } catch (error) {
    if (attempt) await abandonAttempt(ctx, attempt).catch(() => {});
    throw error;
  }
}

async function claimKey(
  operation: string,
  ctx: Ctx,
  key: unknown,
  input: unknown,
): Promise<{ attempt: Attempt } | { answer: ActionAnswer<unknown> }> {
  // Types are the browser's word only: what is called here may send anything.
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,255}$/.test(key))
    return { answer: no("idempotency_key_invalid") };
  const rawBody = JSON.stringify(input);
  const claim = await claimAttempt(ctx, {
    principal: ctx.actor.principal,
    operation,
    key,
    rawBody,
    body: input,
  });
  if (claim.outcome === "replay") return { answer: JSON.parse(claim.body) as ActionAnswer<unknown> };
  if (claim.outcome === "mismatch") return { answer: no("idempotency_mismatch") };
  if (claim.outcome === "in_flight") return { answer: no("idempotency_in_flight") };
  claim.attempt.render = (result) => ({
    status: 200,
    body: JSON.stringify(toAnswer(result as Result<unknown, ProblemCode, unknown>)),
  });
  return { attempt: claim.attempt };
}

function toAnswer<V>(result: Result<V, ProblemCode, unknown>): ActionAnswer<V> {
  if (result.ok) return { ok: true, value: result.value };
  const detail = result.detail;
  return no(
    result.code,
    typeof detail === "object" && detail !== null ? (detail as Record<string, unknown>) : {},
  );
}

function no(
  code: ProblemCode,
  detail: Record<string, unknown> = {},
  errors: readonly FieldProblem[] = [],
): Refusal {
  return { ok: false, code, title: problems[code].title, detail, errors };
}
