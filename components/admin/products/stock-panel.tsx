"use client";
import { type ReactNode, useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { count as figure } from "../format";
import { fieldProblem } from "../refusal-words";

/** What the counting form sends: `expected` is what the counter saw, so that a sale in between is not wiped out. */
export interface CountValues {
  readonly productId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly expected: number;
  /** What was taken off as sold and not sent: a parcel that leaves meanwhile moves no stock. */
  readonly unsent: number;
  readonly reason: string;
}

interface CountProps {
  readonly productId: string;
  readonly variant: Pick<DeskVariant, "id" | "title" | "sku" | "stock">;
  /** What is counted, read aloud, where many products stand on one page. */
  readonly about?: string;
  readonly locations: DeskProduct["locations"];
  readonly count: Submit<CountValues>;
  /** How much of it there is: the number itself is what is pressed. Without it, a word is. */
  readonly children?: ReactNode;
}

const reasons = ["Counted", "Delivery received", "Came back", "Damaged", "Lost"] as const;

/**
 * Sets what is on hand of one variant, with why. It asks for what lies on the shelf: on hand was lowered when an order was
 * paid, and until its parcel leaves nobody who counts can tell its units from the others.
 */
export function StockPanel({ children, ...props }: CountProps) {
  const { variant, about } = props;
  const name = about ?? (variant.title || variant.sku || "the only variant");
  const number = children !== undefined && (
    <span className="inline-block min-w-6 text-right">
      <span className="sr-only">Count {name}: </span>
      {children}
    </span>
  );
  return (
    <Panel
      label={number || "Count"}
      {...(!number && { about: name })}
      title={`Stock of ${name}`}
      bare={number !== false}
    >
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
}: Omit<CountProps, "children"> & { readonly close: () => void }) {
  const [locationId, setLocation] = useState(variant.stock[0]?.locationId ?? locations[0]?.id ?? "");
  const level = variant.stock.find((one) => one.locationId === locationId);
  const { onHand: expected, held, unsent } = level ?? { onHand: 0, held: 0, unsent: 0 };
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string>(reasons[0]);
  const [words, setWords] = useState("");
  const { send, pending, refusal, clear } = useSubmit(count, { said: "Counted", onDone: close });
  // Somebody sold or counted meanwhile. Which of it was a sale, and is to be taken off too, the page knows when it is read anew.
  const isBehind = refusal?.code === "stock_changed_meanwhile";
  const text = typed ?? String(expected + unsent);
  const onHand = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) - unsent : null;
  const isChange = onHand !== null && onHand !== expected;
  const problem =
    onHand === null
      ? "Write a whole number."
      : isChange && onHand < 0
        ? `${unsent} are sold and not sent yet: fewer cannot be set. See to those orders first.`
        : null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChange || problem || isBehind) return;
        const why = reason === "other" ? words : words ? `${reason}: ${words}` : reason;
        void send({ productId, variantId: variant.id, locationId, onHand, expected, unsent, reason: why });
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
        label="On the shelf now"
        hint={
          <>
            {unsent > 0 && (
              <span className="block">
                {unsent} of them {unsent === 1 ? "is" : "are"} sold and not sent yet: count{" "}
                {unsent === 1 ? "it" : "them"} too, {unsent === 1 ? "it is" : "they are"} taken off.
              </span>
            )}
            <span className="block">
              {figure(expected + unsent)} before
              {isChange && `, a change of ${signed(onHand - expected)}`}
              {held > 0 && `; ${held} held for orders that are being paid`}.
            </span>
            {onHand !== null && (unsent > 0 || held > 0) && (
              <span className="block">To sell afterwards: {figure(onHand - held)}</span>
            )}
          </>
        }
        problem={problem ?? fieldProblem(refusal, "onHand")}
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
      <Button
        type="submit"
        className="btn btn-first self-start"
        off={pending || !isChange || problem !== null || isBehind}
      >
        {pending ? "Counting…" : onHand === null ? "Set the stock" : `Set to ${figure(onHand)}`}
      </Button>
    </form>
  );
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value)}`;
