import type { Tx } from "../core";
import type { FormNode } from "../http/form";
import { type Read, type Rule, readShape, type Shape } from "../http/rules";
import { list, text } from "../http/values";
import type { RefundFate } from "../payments/refund";

/** What a handler is given: the parameters as read, the id in the path, and the hands to do it with. */
export interface Call<P> {
  params: P;
  id: string;
  tx: Tx;
  /** What the fault plan decided about a refund that this call makes. */
  refundFate: RefundFate;
}

/** One operation of the API, named as the SDK names it, for the fault plan and the request log. */
export interface Operation {
  name: string;
  method: "GET" | "POST" | "DELETE";
  /** Segments of the path after `/v1`; `:id` takes any one segment. */
  path: readonly string[];
  /**
   * Reads the parameters and returns what is left to do.
   * @throws ApiError for parameters that are refused before anything is begun.
   */
  prepare(input: FormNode): (call: Omit<Call<unknown>, "params">) => unknown;
  /** The paths to expand in the answer. */
  expansions(input: FormNode): readonly string[];
}

const expand: Rule<string[]> = list(text(), 20);

/** Declares an operation; every operation takes `expand`. */
export function operation<S extends Shape>(
  name: string,
  route: `${"GET" | "POST" | "DELETE"} /v1/${string}`,
  params: S,
  run: (call: Call<Read<S>>) => unknown,
): Operation {
  const [method, path] = route.split(" ") as [Operation["method"], string];
  const rules: Shape = { ...params, expand };
  return {
    name,
    method,
    path: path.split("/").slice(2),
    prepare(input) {
      // `expand` is read beside the operation's own parameters and means nothing to its handler.
      const read = readShape(rules, input) as Read<S>;
      return (call) => run({ ...call, params: read });
    },
    expansions: (input) => (input.expand === undefined ? [] : expand.read(input.expand, "expand")),
  };
}
