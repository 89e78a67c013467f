import { z } from "zod";
import type { Sandbox } from "../core";
import type { Answer, DoorRequest } from "../http/answer";
import { ApiError } from "../http/errors";
import { parseForm } from "../http/form";
import { html } from "../pages/html";
import { page } from "../pages/page";
import { ControlRefusal, json } from "./refusal";
import { controlRoutes } from "./routes";

/**
 * Answers `/_sandbox`: JSON in and out for programs, the same verbs as forms for the control page (which is sent back
 * to where it was). Only for callers on this machine.
 */
export async function answerControl(sandbox: Sandbox, request: DoorRequest): Promise<Answer> {
  if (!isLocal(sandbox, request)) return json({ error: "the control API answers this machine only" }, 403);
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  try {
    for (const route of controlRoutes) {
      const id = fits(route, request);
      if (id === null) continue;
      const answer = await route.run({ sandbox, id, query: request.query, body: bodyOf(request, form) });
      return form ? { status: 303, headers: { Location: "/_sandbox" }, body: "" } : answer;
    }
    return json({ error: `no such control: ${request.method} ${request.path}` }, 404);
  } catch (error) {
    const refused = refusal(error);
    return form ? refusedPage(refused) : refused;
  }
}

function refusedPage({ status, body }: Answer): Answer {
  const { error } = JSON.parse(body) as { error: string };
  return page(
    "Refused",
    html`<main><h1>Refused</h1><p>${error}</p><p><a href="/_sandbox">Back</a></p></main>`,
    status,
  );
}

function refusal(error: unknown): Answer {
  if (error instanceof ControlRefusal) return json({ error: error.message }, error.status);
  if (error instanceof ApiError) return json({ error: error.message }, error.status);
  if (error instanceof z.ZodError) return json({ error: z.prettifyError(error) }, 400);
  if (error instanceof SyntaxError) return json({ error: "the body is not JSON" }, 400);
  throw error;
}

// A page of another site can make a browser post here, and can point its own name at this address.
function isLocal(sandbox: Sandbox, { headers }: DoorRequest): boolean {
  const host = headers.host ?? "";
  const expected = new URL(sandbox.origin);
  const known = [
    expected.host,
    `127.0.0.1:${expected.port}`,
    `localhost:${expected.port}`,
    `[::1]:${expected.port}`,
  ];
  const { origin } = headers;
  return (
    known.includes(host) &&
    (origin === undefined ||
      known.some((name) => origin === `http://${name}` || origin === `https://${name}`))
  );
}

/** The id in the path, "" for a route without one, null when it is another path. */
function fits(route: { method: string; path: string }, request: DoorRequest): string | null {
  if (route.method !== request.method) return null;
  const parts = route.path.split("/");
  const segments = request.path.replace(/\/$/, "").split("/");
  if (parts.length !== segments.length) return null;
  let id = "";
  const all = parts.every((part, at) => {
    if (part !== ":id") return part === segments[at];
    id = segments[at]!;
    return true;
  });
  return all ? id : null;
}

function bodyOf(request: DoorRequest, form: boolean): unknown {
  if (request.body === "") return {};
  if (!form) return JSON.parse(request.body);
  // A field that was left empty says nothing.
  return Object.fromEntries(Object.entries(parseForm(request.body)).filter(([, value]) => value !== ""));
}
