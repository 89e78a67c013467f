import { type ProblemCode, problems } from "./problems";

/** One invalid field, by JSON path. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly [extension: string]: unknown;
}

/** Problem details (RFC 9457). Extensions carry what the refusal knows, never a stack trace. */
export function problemBody(code: ProblemCode, extensions: Record<string, unknown> = {}): ProblemBody {
  const { status, title } = problems[code];
  return { type: `/api/v1/docs#${code}`, title, status, code, ...extensions };
}

export function problemResponse(
  code: ProblemCode,
  extensions: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(problemBody(code, extensions)), {
    status: problems[code].status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}
