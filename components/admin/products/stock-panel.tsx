"use client";
import { useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

/** What the counting form sends: `expected` is what the counter saw, so that a sale in between is not wiped out. */
export interface CountValues {
  readonly productId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly expected: number;
  readonly reason: string;
}

interface CountProps {
  readonly productId: string;
  readonly variant: DeskVariant;
  readonly locations: DeskProduct["locations"];
  readonly count: Submit<CountValues>;
}

const reasons = ["Counted", "Delivery received", "Came back", "Damaged", "Lost"] as const;

/** Sets what is on the shelf of one variant, with why. */
export function StockPanel(props: CountProps) {
  return (
    <Panel label="Count" title={`Stock of ${props.variant.title || props.variant.sku || "the only variant"}`}>
      {(close) => <CountForm {...props} close={close} />}
    </Panel>
  );
}

function CountForm({
  productId,
  variant,
  locations,
  count,
  close,
}: CountProps & { readonly close: () => void }) {
  const [locationId, setLocation] = useState(variant.stock[0]?.locationId ?? locations[0]?.id ?? "");
  const level = variant.stock.find((one) => one.locationId === locationId);
  const [seen, setSeen] = useState<number | null>(null);
  const expected = seen ?? level?.onHand ?? 0;
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string>(reasons[0]);
  const [words, setWords] = useState("");
  const { send, pending, refusal, clear } = useSubmit(count, {
    said: "Counted",
    onDone: close,
    // Somebody sold or counted meanwhile: the next try is compared with what there is now.
    onRefused: (no) => {
      if (typeof no.detail.onHand === "number") setSeen(no.detail.onHand);
    },
  });
  const text = typed ?? String(expected);
  const onHand = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (onHand === null) return;
        const why = reason === "other" ? words : words ? `${reason}: ${words}` : reason;
        void send({ productId, variantId: variant.id, locationId, onHand, expected, reason: why });
      }}
    >
      {locations.length > 1 && (
        <Field id="location" label="Where">
          {(control) => (
            <select
              {...control}
              className="input"
              value={locationId}
              onChange={(event) => {
                setLocation(event.target.value);
                setSeen(null);
                setTyped(null);
                clear();
              }}
            >
              {locations.map((location) => (
                <option key={location.id} value={location.id}>
                  {location.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        required
        id="on-hand"
        label="On hand now"
        hint={
          <>
            {expected} before
            {onHand !== null && onHand !== expected && `, a change of ${signed(onHand - expected)}`}
            {level && level.held > 0 && `; ${level.held} are promised to orders`}.
          </>
        }
        problem={onHand === null ? "Write a whole number." : fieldProblem(refusal, "onHand")}
      >
        {(control) => (
          <input
            {...control}
            className="input !w-32 text-right"
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setTyped(event.target.value)}
            onFocus={(event) => event.target.select()}
            data-first=""
          />
        )}
      </Field>
      <Field id="why" label="Why">
        {(control) => (
          <select
            {...control}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            {reasons.map((one) => (
              <option key={one}>{one}</option>
            ))}
            <option value="other">Something else</option>
          </select>
        )}
      </Field>
      <Field
        required={reason === "other"}
        id="words"
        label={reason === "other" ? "In words" : "Note (optional)"}
        problem={fieldProblem(refusal, "reason")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={150}
            required={reason === "other"}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <RefusalNote refusal={refusal} />
      <button
        type="submit"
        className="btn btn-first self-start"
        disabled={pending || onHand === null || onHand === expected}
      >
        {pending ? "Counting…" : onHand === null ? "Set the stock" : `Set to ${onHand}`}
      </button>
    </form>
  );
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value)}`;
