import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { shopUrl } from "@/lib/platform/urls";
import { type ProblemCode, problems } from "@/lib/web/problems";
import type { DoorFacts } from "@/lib/web/route";
import { methods, operations } from "./operations";

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({
    id: "Problem",
    description: "Problem details, RFC 9457; further members say what the refusal knows",
  });

/** Every door can answer these. */
const always: readonly ProblemCode[] = ["bad_request", "too_many_requests", "internal"];
const withBody: readonly ProblemCode[] = ["invalid_input", "too_large", "unsupported_media_type"];
const mutating: readonly ProblemCode[] = [
  "cross_site",
  "idempotency_key_invalid",
  "idempotency_mismatch",
  "idempotency_in_flight",
];

/** The OpenAPI 3.1 document, made from the doors' own schemas. */
export function openApiDocument() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Cartwright",
      version: "1",
      description:
        "Amounts are integers in minor units. Mutations honour Idempotency-Key for 48 hours. A browser is known by its cart cookie; another caller keeps the Cart-Token of the first answer and sends it as a bearer token.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: shopUrl("/api/v1") }],
    components: {
      securitySchemes: {
        cartCookie: { type: "apiKey", in: "cookie", name: "cart" },
        cartToken: { type: "http", scheme: "bearer" },
        customerSession: { type: "apiKey", in: "cookie", name: "customer-session" },
      },
    },
    security: [{}, { cartCookie: [] }, { cartToken: [] }],
    paths: paths(),
  });
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const [path, doors] of Object.entries(operations)) {
    const item: Record<string, ZodOpenApiOperationObject> = {};
    for (const method of methods) {
      const handler = doors[method];
      // A form's POST twin of another method is for pages without script; the API is documented by its own verb.
      const isTwin = method === "POST" && [doors.PATCH, doors.PUT].includes(handler);
      if (handler && !isTwin) item[method.toLowerCase()] = operation(method, handler.door);
    }
    all[path] = item;
  }
  return all;
}

function operation(method: string, door: DoorFacts): ZodOpenApiOperationObject {
  const mutates = method !== "GET";
  const customersOnly = door.access.who === "customer";
  const answer = door.answer
    ? { description: "Done", content: { "application/json": { schema: door.answer } } }
    : { description: "Done" };
  return {
    operationId: door.name.replaceAll(".", "_"),
    summary: door.summary,
    ...(customersOnly ? { security: [{ customerSession: [] }] } : {}),
    requestParams: {
      ...(door.params ? { path: door.params as z.ZodObject } : {}),
      ...(door.query ? { query: door.query as z.ZodObject } : {}),
      ...(mutates
        ? {
            header: z.object({
              "Idempotency-Key": z
                .string()
                .min(1)
                .max(255)
                .optional()
                .meta({ description: "A repeat gets the first answer" }),
            }),
          }
        : {}),
    },
    ...(door.body
      ? { requestBody: { required: true, content: { "application/json": { schema: door.body } } } }
      : {}),
    responses: {
      [String(door.status ?? 200)]: answer,
      ...refusals([
        ...new Set([
          ...(door.refusals ?? []),
          ...always,
          ...(customersOnly ? (["unauthenticated"] as const) : []),
          ...(door.body ? withBody : []),
          ...(mutates ? mutating : []),
        ]),
      ]),
    },
  };
}

/** One response a status, naming the codes that have it. */
function refusals(codes: readonly ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      String(status),
      {
        description: named.map((code) => `\`${code}\`: ${problems[code].title}`).join("\n"),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}
