import { expandAnswer } from "../api/expand";
import type { Operation } from "../api/operation";
import { findOperation } from "../api/routes";
import type { Sandbox, Tx } from "../core";
import type { ApiFault } from "../faults/fault";
import { strikeOperation } from "../faults/strike";
import { newId } from "../ids";
import type { RefundFate } from "../payments/refund";
import type { StoredAnswer } from "../store/rows";
import { authenticate } from "./auth";
import { ApiError, errorBody } from "./errors";
import { parseForm } from "./form";
import { type Claim, claimOf, recall } from "./idempotency";
import { type ApiAnswer, type ApiRequest, bend, replyTo, serverError, tooMany } from "./reply";
import type { LoggedRequest } from "./request-log";

/** Answers one call: key, route, idempotency, parameters, fault plan, work, and a line in the request log. */
export function answerApi(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const call = new ApiCall(sandbox, request);
  try {
    return call.run();
  } catch (error) {
    if (error instanceof ApiError) return call.refuse(error);
    sandbox.options.log(
      `bug in ${request.method} ${request.path}: ${error instanceof Error ? error.stack : error}`,
    );
    return call.refuse(serverError);
  }
}

class ApiCall {
  readonly #id = newId("request");
  #operation: string | null = null;
  #fault: ApiFault | null = null;
  #logged: LoggedRequest | null = null;

  constructor(
    readonly sandbox: Sandbox,
    readonly request: ApiRequest,
  ) {}

  run(): ApiAnswer {
    const { method, path, query, body, headers } = this.request;
    authenticate(headers.authorization);
    const found = findOperation(method, path);
    if (!found) {
      const told = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
      throw new ApiError(404, { type: "invalid_request_error", message: told });
    }
    const { operation, id } = found;
    this.#operation = operation.name;
    const claim = claimOf(headers.idempotencyKey, method, path, body);
    const stored = claim && recall(this.sandbox, claim);
    if (stored) return this.#replay(operation, stored);
    const input = parseForm(method === "POST" ? body : query);
    const work = operation.prepare(input);
    return this.#execute(operation, claim, (tx, refundFate) =>
      expandAnswer(tx, work({ id, tx, refundFate }), operation.expansions(input)),
    );
  }

  /** The first call's answer, unless a fault of the wire strikes this repetition. */
  #replay(operation: Operation, stored: StoredAnswer): ApiAnswer {
    this.#fault = strikeOperation(this.sandbox, operation.name, true);
    if (this.#fault?.effect === "error_before") throw serverError;
    if (this.#fault?.effect === "rate_limit") throw tooMany;
    return this.#answer(stored.status, stored.body, {
      "Idempotent-Replayed": "true",
      "Original-Request": stored.request,
    });
  }

  #execute(
    operation: Operation,
    claim: Claim | null,
    work: (tx: Tx, fate: RefundFate) => unknown,
  ): ApiAnswer {
    const fault = strikeOperation(this.sandbox, operation.name, false);
    this.#fault = fault;
    if (fault?.effect === "error_before") throw serverError;
    if (fault?.effect === "rate_limit") throw tooMany;
    const when = fault && "work" in fault ? fault.work : "first";
    if (when === "never") return this.#answer(500, this.#body(serverError));
    if (when === "last") return this.#workLast(claim, work);
    const { status, body } = this.#work(claim, work);
    return this.#answer(status, body, {}, claim);
  }

  /** Does the work when the wait is over: until then a repetition is refused as running, and nothing has happened. */
  #workLast(claim: Claim | null, work: (tx: Tx, fate: RefundFate) => unknown): ApiAnswer {
    const answer = this.#answer(500, this.#body(serverError), {}, claim);
    const settled = answer.finally;
    answer.finally = () => {
      settled?.();
      Object.assign(answer, this.#workOrRefusal(claim, work));
      if (this.#logged && answer.wait !== Infinity) this.#logged.status = answer.status;
    };
    return answer;
  }

  #workOrRefusal(
    claim: Claim | null,
    work: (tx: Tx, fate: RefundFate) => unknown,
  ): { status: number; body: string } {
    try {
      return this.#work(claim, work);
    } catch (error) {
      const refusal = error instanceof ApiError ? error : serverError;
      return { status: refusal.status, body: this.#body(refusal) };
    }
  }

  /** Runs the verb and stores its answer under the key, in one commit. */
  #work(claim: Claim | null, work: (tx: Tx, fate: RefundFate) => unknown): { status: number; body: string } {
    const cause = { request: this.#id, key: claim?.key ?? null };
    return this.sandbox.commit(cause, (tx) => {
      let answer: { status: number; body: string };
      try {
        answer = { status: 200, body: JSON.stringify(work(tx, this.#refundFate())) };
      } catch (error) {
        if (!(error instanceof ApiError) || error.early) throw error;
        answer = { status: error.status, body: this.#body(error) };
      }
      if (this.#fault?.effect === "error_after") answer = { status: 500, body: this.#body(serverError) };
      if (claim) {
        const { key, path, digest } = claim;
        tx.put("answer", {
          id: key,
          path,
          digest,
          ...answer,
          request: this.#id,
          at: this.sandbox.clock.now(),
        });
      }
      return answer;
    });
  }

  #refundFate(): RefundFate {
    const fault = this.#fault;
    if (fault?.effect !== "refund_fails") return null;
    const { asyncDelay } = this.sandbox.options;
    const at = this.sandbox.clock.now() + (fault.ms ?? asyncDelay);
    return { at, result: "failed", failure_reason: fault.failure_reason };
  }

  refuse(error: ApiError): ApiAnswer {
    return this.#answer(error.status, this.#body(error));
  }

  #body(error: ApiError): string {
    return errorBody(error, `${this.sandbox.origin}/_sandbox#${this.#id}`);
  }

  #answer(
    status: number,
    body: string,
    extra: Record<string, string> = {},
    claim: Claim | null = null,
  ): ApiAnswer {
    const answer = replyTo(this.request, this.#id, { status, body, extra, stored: claim !== null });
    bend(answer, this.#fault, claim?.key ?? null, this.sandbox.inFlight);
    this.#log(answer, extra);
    return answer;
  }

  #log(answer: ApiAnswer, extra: Record<string, string>): void {
    const unanswered = answer.cut === true || answer.wait === Infinity;
    this.#logged = {
      id: this.#id,
      at: this.sandbox.clock.now(),
      method: this.request.method,
      path: this.request.path,
      operation: this.#operation,
      idempotency_key: this.request.headers.idempotencyKey ?? null,
      status: unanswered ? null : answer.status,
      replayed: "Idempotent-Replayed" in extra,
      fault: this.#fault?.effect ?? null,
    };
    this.sandbox.requests.add(this.#logged);
  }
}
