"use client";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useState } from "react";
import { Button } from "../form/button";
import { signWithPasskey } from "./passkey";

/** Signs in by a passkey as the second step; a whole page load follows. */
export function PasskeySignIn({ next }: { readonly next: string }) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function signIn() {
    setPending(true);
    setProblem(null);
    const asked = await post("/admin/session/passkey", {});
    const passkey = asked.options && (await signWithPasskey(asked.options));
    const said = passkey ? await post("/admin/session/factor", { passkey, next }) : asked;
    if (said.next) {
      window.location.assign(said.next);
      return;
    }
    setPending(false);
    setProblem(said.title ?? "The passkey was not used. Try again, or type a code.");
  }

  return (
    <div className="needs-script mb-3 border-line border-b pb-6">
      <Button className="btn !min-h-10 w-full" off={pending} onClick={() => void signIn()}>
        {pending ? "Waiting for your passkey…" : "Use a passkey"}
      </Button>
      <p role="alert" className="mt-2 text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}

interface Said {
  readonly options?: PublicKeyCredentialRequestOptionsJSON;
  readonly next?: string;
  readonly title?: string;
}

/** Asks a door of the desk; silence says nothing. */
async function post(path: string, body: unknown): Promise<Said> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    return await answer.json();
  } catch {
    return {};
  }
}
