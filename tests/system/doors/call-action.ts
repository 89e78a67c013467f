import type { Visitor } from "../visitor";

/**
 * Calls a server action as a browser's script does: by its id, with the arguments in React's reply format (strings that
 * begin with `$` are escaped), and reads the returned value out of the answer's stream.
 */
export async function callAction(
  visitor: Visitor,
  path: string,
  actionId: string,
  args: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
  at?: string,
): Promise<{
  readonly met: string;
  readonly text: string;
  readonly status: number;
  readonly value: unknown;
}> {
  const body = JSON.stringify(args, (_key, value) =>
    typeof value === "string" && value.startsWith("$") ? `$${value}` : value,
  );
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

function returned(stream: string): unknown {
  const line = stream.split("\n").find((row) => row.startsWith("1:{"));
  return line ? JSON.parse(line.slice(2)) : null;
}
