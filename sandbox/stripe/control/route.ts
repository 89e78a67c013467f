import { z } from "zod";
import type { Sandbox } from "../core";
import type { Answer } from "../http/answer";

export interface ControlCall {
  sandbox: Sandbox;
  /** The id in the path. */
  id: string;
  query: URLSearchParams;
  body: unknown;
}

export interface ControlRoute {
  method: "GET" | "POST" | "DELETE";
  path: string;
  run(call: ControlCall): Answer | Promise<Answer>;
}

/** A flag as JSON has it, or as a field of a form says it. */
export const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);
