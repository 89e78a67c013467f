"use client";
import { useState } from "react";
import type { DeliveryZone, ZoneInput } from "@/lib/shipping/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { countryName } from "../format";
import { fieldProblem } from "../refusal-words";

interface ZoneProps {
  /** Null adds one. */
  readonly zone: Pick<DeliveryZone, "id" | "name" | "countries" | "seen"> | null;
  readonly save: Submit<ZoneInput, unknown>;
}

/** A group of countries that are delivered to in the same ways. */
export function ZonePanel(props: ZoneProps) {
  const { zone } = props;
  return (
    <Panel
      label={zone ? "Edit zone" : "Add zone"}
      title={zone?.name ?? "Add zone"}
      first={!zone}
      bare={zone !== null}
      shortcut={zone ? undefined : "c"}
    >
      {(close) => <Zone {...props} close={close} />}
    </Panel>
  );
}

function Zone({ zone, save, close }: ZoneProps & { readonly close: () => void }) {
  const [name, setName] = useState(zone?.name ?? "");
  const [text, setText] = useState(zone?.countries.join(" ") ?? "");
  const { send, pending, refusal } = useSubmit(save, { said: "Saved: the next cart sees it", onDone: close });
  const countries = text
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ id: zone?.id ?? null, seen: zone?.seen ?? "", name, countries });
      }}
    >
      <Field required id="zone-name" label="Name" problem={fieldProblem(refusal, "name")}>
        {(control) => (
          <input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className="input"
            maxLength={60}
            data-first
          />
        )}
      </Field>
      <Field
        required
        id="zone-countries"
        label="Countries"
        hint="Their two-letter codes, such as DE AT FR."
        problem={fieldProblem(refusal, "countries")}
      >
        {(control) => (
          <textarea
            {...control}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={4}
            className="input"
          />
        )}
      </Field>
      <p className="text-ink-2" aria-live="polite">
        {countries.length > 0 ? `${countries.map(countryName).join(", ")}.` : "No country yet."}
      </p>
      <p className="border-line border-l-2 pl-3 text-ink-2">
        Whoever is in a country that no zone has, or that no market sells to, cannot check out.
      </p>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
