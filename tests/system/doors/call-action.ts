import type { Visitor } from "../visitor";

export interface ActionSaid {
  /** `ok`, the code of a refusal, or the status of an answer that is no action's. */
  readonly met: string;
  readonly text: string;
  readonly status: number;
  readonly value: unknown;
}

/** Calls a server action as a browser's script does: by its id, with the arguments in React's reply format. */
export function callAction(
  visitor: Visitor,
  path: string,
  actionId: string,
  args: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
  at?: string,
): Promise<ActionSaid> {
  const body = JSON.stringify(args, (_key, value) =>
    typeof value === "string" && value.startsWith("$") ? `$${value}` : value,
  );
  return sendToAction(visitor, path, actionId, body, headers, at);
}

/** The same with a body as it is written; reads the returned value out of the answer's stream. */
export async function sendToAction(
  visitor: Visitor,
  path: string,
  actionId: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  at?: string,
): Promise<ActionSaid> {
  const sent = {
    "next-action": actionId,
    "content-type": "text/plain;charset=UTF-8",
    accept: "text/x-component",
    ...headers,
  };
  const answer = await visitor.call<{ text: string; code?: string }>("POST", path, body, sent, at);
  const text = answer.body.text ?? JSON.stringify(answer.body);
  const value = returned(text);
  const said = value as { ok?: boolean; code?: string } | null;
  const met = answer.status === 200 && said ? (said.ok ? "ok" : String(said.code)) : String(answer.status);
  return { met, text, status: answer.status, value };
}

/** A long text comes as a row of its own before it, with nothing but its length to end it. */
function returned(stream: string): unknown {
  const said = /1:(\{"ok":.*)$/m.exec(stream)?.[1];
  return said ? JSON.parse(said) : null;
}
