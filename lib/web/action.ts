import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { can, type Permission, type SignedInCustomer, type SignedInStaff } from "@/lib/auth";
import type { Actor } from "@/lib/kernel/actor";
import type { Attempt, Ctx } from "@/lib/kernel/context";
import type { Result } from "@/lib/kernel/result";
import { abandonAttempt, claimAttempt, finishAttempt } from "@/lib/platform/idempotency";
import { type Limit, localLimit } from "@/lib/platform/limits";
import { contextFor } from "@/lib/platform/runtime";
import { anonymous } from "./caller";
import { clientAddress, currentCustomer, currentStaff, customerActor } from "./page";
import type { FieldProblem } from "./problem-response";
import { type ProblemCode, problems } from "./problems";

/** What a server action answers its form: the value, or a refusal in words that can be shown beside the field. */
export type ActionAnswer<V> =
  | { readonly ok: true; readonly value: V }
  | {
      readonly ok: false;
      readonly code: ProblemCode;
      readonly title: string;
      readonly detail: Record<string, unknown>;
      readonly errors: readonly FieldProblem[];
    };

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

/** A server action of the desk: staff with a permission. `attemptKey` makes a repeat answer the same. */
export function staffAction<I, V, C extends ProblemCode = never>(
  door: ActionDoor<I, V, C, SignedInStaff> & { readonly permission: Permission },
): Action<V> {
  return (input, attemptKey) =>
    guarded(door, input, attemptKey, async () => {
      const staff = await currentStaff();
      if (!staff) return "unauthenticated";
      if (!can(staff.role, door.permission)) return "forbidden";
      const actor: Actor = {
        kind: "staff",
        principal: `staff:${staff.id}`,
        staffId: staff.id,
        name: staff.name,
      };
      return { person: staff, actor };
    });
}

/** A server action of the account: a signed-in customer, who acts on what is theirs alone. */
export function customerAction<I, V, C extends ProblemCode = never>(
  door: ActionDoor<I, V, C, SignedInCustomer>,
): Action<V> {
  return (input, attemptKey) =>
    guarded(door, input, attemptKey, async () => {
      const customer = await currentCustomer();
      return customer ? { person: customer, actor: customerActor(customer) } : "unauthenticated";
    });
}

async function guarded<I, V, C extends ProblemCode, Person>(
  door: ActionDoor<I, V, C, Person>,
  input: unknown,
  attemptKey: string | undefined,
  who: () => Promise<{ readonly person: Person; readonly actor: Actor } | "unauthenticated" | "forbidden">,
): Promise<ActionAnswer<V>> {
  try {
    const plain = contextFor(anonymous);
    const limited = localLimit(plain, door.name, await clientAddress(), door.limit ?? defaultLimit);
    if (!limited.ok) return no("too_many_requests", { retry_after_seconds: limited.retryAfterSeconds });
    const caller = await who();
    if (typeof caller === "string") return no(caller);
    const parsed = door.input.safeParse(input);
    if (!parsed.success) {
      const errors = parsed.error.issues
        .slice(0, 20)
        .map((issue) => ({ path: issue.path.join("."), message: issue.message }));
      return no("invalid_input", {}, errors);
    }
    return await act(door, contextFor(caller.actor), caller.person, parsed.data, attemptKey);
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
  key: string | undefined,
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
  key: string,
  input: unknown,
): Promise<{ attempt: Attempt } | { answer: ActionAnswer<unknown> }> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) return { answer: no("idempotency_key_invalid") };
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

function no(code: ProblemCode, detail: Record<string, unknown> = {}, errors: readonly FieldProblem[] = []) {
  return { ok: false as const, code, title: problems[code].title, detail, errors };
}
