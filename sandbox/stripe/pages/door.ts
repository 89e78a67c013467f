import type { Answer, DoorRequest } from "../http/server";
import type { Sandbox } from "../sandbox";

/** Answers the pages that shoppers see. */
export function answerPage(_sandbox: Sandbox, request: DoorRequest): Answer {
  return { status: 404, headers: { "Content-Type": "text/plain" }, body: `no page at ${request.path}` };
}
