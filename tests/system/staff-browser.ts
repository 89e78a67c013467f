import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { root } from "@/sandbox/state";

/** What a page of the desk, an action or a door answers, as far as these stories look. */
export interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/**
 * A browser at the desk behind one trusted proxy, which says where it is from and whom it asked: keeps cookies, sends
 * what browsers send, follows nothing. `origin` is whose page it is on.
 */
export function staffBrowser(
  shopUrl: string,
  at: readonly string[],
  address: string,
  origin: string = shopUrl,
) {
  const jar = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}, process = 0): Promise<Seen> {
    const headers = new Headers({
      origin,
      "sec-fetch-site": origin === shopUrl ? "same-origin" : "cross-site",
      ...init.headers,
    });
    headers.set("x-forwarded-for", address);
    headers.set("x-forwarded-host", new URL(shopUrl).host);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(`${at[process % at.length]}${path}`, { redirect: "manual", ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie) || value === "") jar.delete(name!);
      else jar.set(name!, value!);
    }
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  }

  const form = (path: string, fields: Record<string, string>, process = 0) =>
    send(path, { method: "POST", body: new URLSearchParams(fields) }, process);

  return {
    jar,
    send,
    form,
    password: (email: string, password: string, process = 0) =>
      form("/admin/session", { email, password }, process),
    code: (code: string, process = 0) => form("/admin/session/factor", { code }, process),
    signOut: () => form("/admin/session/end", {}),
    page: (path: string, process = 0) => send(path, {}, process),
    /** Calls a server action as its page does: its value out of the payload, or the answer that was none. */
    async action(page: string, name: string, input: unknown, process = 0): Promise<unknown> {
      const answer = await send(
        page,
        {
          method: "POST",
          headers: {
            "next-action": actionId(name),
            "content-type": "text/plain;charset=UTF-8",
            accept: "text/x-component",
          },
          body: JSON.stringify([input]),
        },
        process,
      );
      const value = /1:(\{"ok":.*)$/m.exec(answer.text)?.[1];
      return value ? JSON.parse(value) : answer;
    },
  };
}

export type StaffBrowser = ReturnType<typeof staffBrowser>;

/** The id under which the build answers an action of ours. */
function actionId(name: string): string {
  const file = join(root, inject("distDir"), "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(node).find(([, reference]) => reference.exportedName === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}
