"use client";
import { useState } from "react";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { useSubmit } from "../form/use-submit";
import type { Added, AppOffer, EnrolActions } from "./account-actions";

/** Takes an authenticator app into use: a picture to scan, then the first code. */
export function AppSetup({
  actions,
  onDone,
}: {
  readonly actions: EnrolActions;
  readonly onDone: (added: Added) => void;
}) {
  const [offer, setOffer] = useState<AppOffer | null>(null);
  const [code, setCode] = useState("");
  const begin = useSubmit(actions.offerApp, { onDone: setOffer });
  const take = useSubmit(actions.takeApp, { onDone });
  if (!offer) {
    return (
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          Any app for one-time codes will do: the one in your password manager, in your phone’s settings, or
          one of its own.
        </p>
        <RefusalNote refusal={begin.refusal} />
        <Button
          className="btn btn-first self-start"
          off={begin.pending}
          onClick={() => void begin.send({})}
          data-first=""
        >
          Show the code to scan
        </Button>
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void take.send({ sealed: offer.sealed, code });
      }}
    >
      <p className="text-ink-2">Scan this with the app, then type the six digits it shows.</p>
      {/* biome-ignore lint/performance/noImgElement: made in this page, there is nothing to fetch */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(offer.picture)}`}
        alt="Code for the authenticator app; the same in letters below"
        width={208}
        height={208}
        className="border border-line"
      />
      <details>
        <summary className="min-h-6 cursor-pointer text-ink-2">It cannot be scanned</summary>
        <p className="mt-2 text-ink-2">Type this into the app instead:</p>
        <p className="mt-1 select-all font-mono text-[0.8125rem] tracking-[0.02em]">{offer.secret}</p>
      </details>
      <Field required id="first-code" label="Code from the app">
        {(control) => (
          <input
            {...control}
            className="input w-36 tracking-[0.08em]"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <RefusalNote refusal={take.refusal} />
      <Button type="submit" className="btn btn-first self-start" off={take.pending}>
        {take.pending ? "One moment…" : "Use this app"}
      </Button>
    </form>
  );
}
