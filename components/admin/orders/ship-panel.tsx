"use client";
import { useState } from "react";
import type { ShipInput } from "@/lib/fulfilment/contract";
import type { Address } from "@/lib/kernel/address";
import type { DeskLine, DeskOrder } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Check, Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { many } from "../format";
import { fieldProblem } from "../refusal-words";
import { useSeenDelivery } from "./seen-delivery";
import { chosenLines, chosenUnits, Units, useChosen } from "./units";

/** What the shipping form sends. */
export interface ShipValues extends ShipInput {
  readonly order_id: string;
  readonly seen_delivery: Address | null;
}

interface ShipProps {
  readonly order: Pick<DeskOrder, "id" | "label" | "promise" | "delivery">;
  /** Those with something left to send. */
  readonly lines: readonly DeskLine[];
  readonly ship: Submit<ShipValues>;
}

/** Records a parcel that left: how many of each line, by whom, under which number. */
export function ShipPanel({ order, lines, ship }: ShipProps) {
  return (
    <Panel label="Ship" title={`Ship ${order.label}`} first shortcut="s">
      {(close) => <ShipForm order={order} lines={lines} ship={ship} close={close} />}
    </Panel>
  );
}

function ShipForm({ order, lines, ship, close }: ShipProps & { readonly close: () => void }) {
  const [chosen, choose] = useChosen(lines);
  const [parcel, setParcel] = useState({
    carrier: order.promise?.carrier ?? "",
    number: "",
    url: "",
    notify: true,
  });
  const units = chosenUnits(chosen);
  const { seen, told } = useSeenDelivery(order.delivery);
  const { send, pending, refusal } = useSubmit(ship, {
    said: `${many(units, "unit")} shipped`,
    onDone: close,
    onRefused: told,
  });
  const text = (name: "carrier" | "number" | "url") => ({
    value: parcel[name],
    onChange: (event: { target: { value: string } }) => setParcel({ ...parcel, [name]: event.target.value }),
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({
          order_id: order.id,
          lines: chosenLines(chosen),
          carrier: parcel.carrier,
          tracking_number: parcel.number,
          tracking_url: parcel.url,
          notify: parcel.notify,
          seen_delivery: seen,
        });
      }}
    >
      <Units lines={lines} chosen={chosen} onChange={choose} refusal={refusal} verb="Ship" />
      <Field id="carrier" label="Carrier" problem={fieldProblem(refusal, "carrier")}>
        {(control) => (
          <input {...control} {...text("carrier")} className="input" maxLength={60} autoComplete="off" />
        )}
      </Field>
      <Field id="number" label="Tracking number" problem={fieldProblem(refusal, "tracking_number")}>
        {(control) => (
          <input {...control} {...text("number")} className="input" maxLength={80} autoComplete="off" />
        )}
      </Field>
      <Field
        id="url"
        label="Tracking address"
        hint="Where the buyer can follow the parcel; begins with https://"
        problem={fieldProblem(refusal, "tracking_url") && "This is no web address: it begins with https://"}
      >
        {(control) => (
          <input
            {...control}
            {...text("url")}
            type="url"
            className="input"
            maxLength={500}
            autoComplete="off"
          />
        )}
      </Field>
      <Check
        id="notify"
        label="E-mail the buyer"
        checked={parcel.notify}
        onChange={(event) => setParcel({ ...parcel, notify: event.target.checked })}
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending || units === 0}>
        {pending ? "Shipping…" : `Ship ${many(units, "unit")}`}
      </Button>
    </form>
  );
}
