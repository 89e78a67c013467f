"use client";
import type { PackingOrder } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { many } from "../format";
import { useSeenDelivery } from "../orders/seen-delivery";
import type { ShipValues } from "../orders/ship-panel";
import { fieldProblem, type Refusal } from "../refusal-words";
import { useFoot } from "../shell/foot";
import type { PickedLines } from "./picked";

/** Refusals that somebody else's work caused: the queue says them, since this card may be gone by then. */
const meanwhileCodes: ReadonlySet<string> = new Set([
  "address_changed",
  "more_than_open",
  "order_not_placed",
  "order_not_found",
]);

/** What is said of a parcel before it leaves. */
export interface Parcel {
  readonly number: string;
  readonly carrier: string;
  readonly notify: boolean;
}

/** As a parcel of this order begins. */
export const newParcel = ({ promise }: PackingOrder): Parcel => ({
  number: "",
  carrier: promise?.carrier ?? "",
  notify: true,
});

interface ParcelProps {
  readonly order: PackingOrder;
  readonly parcel: Parcel;
  readonly onChange: (parcel: Parcel) => void;
  /** Units by line, none above what is left. */
  readonly picked: PickedLines;
  readonly isKept: boolean;
  readonly ship: Submit<ShipValues>;
  readonly onShipped: (units: number) => void;
  readonly onMeanwhile: (refusal: Refusal) => void;
}

/** Who carries it, under which number, and the one button: what is ticked off is what leaves. */
export function ParcelForm(props: ParcelProps) {
  const { order, parcel, onChange, picked, isKept, ship, onShipped, onMeanwhile } = props;
  useFoot("pack");
  const lines = order.lines
    .map(({ id }) => ({ line_id: id, quantity: picked[id] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const left = order.lines.reduce((sum, { open }) => sum + open, 0) - units;
  const { seen, told } = useSeenDelivery(order.delivery);
  const { send, pending, refusal } = useSubmit(ship, {
    said: `${order.label}: ${many(units, "unit")} shipped${left > 0 ? `, ${left} left` : ""}`,
    onDone: () => onShipped(units),
    onRefused: (why) => {
      told(why);
      if (meanwhileCodes.has(why.code)) onMeanwhile(why);
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (units === 0) return;
        void send({
          order_id: order.id,
          lines,
          carrier: parcel.carrier,
          tracking_number: parcel.number,
          tracking_url: null,
          notify: parcel.notify,
          seen_delivery: seen,
        });
      }}
    >
      <Field
        id="number"
        label="Tracking number"
        hint="From the label, if it has one"
        problem={fieldProblem(refusal, "tracking_number")}
      >
        {(control) => (
          <input
            {...control}
            className="input pack-input"
            maxLength={80}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="send"
            value={parcel.number}
            onChange={(event) => onChange({ ...parcel, number: event.target.value })}
            data-key="s"
            data-key-name="Tracking number"
          />
        )}
      </Field>
      <Field id="carrier" label="Carrier" problem={fieldProblem(refusal, "carrier")}>
        {(control) => (
          <input
            {...control}
            className="input pack-input"
            maxLength={60}
            autoComplete="off"
            value={parcel.carrier}
            onChange={(event) => onChange({ ...parcel, carrier: event.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-6 accent-accent"
          checked={parcel.notify}
          onChange={(event) => onChange({ ...parcel, notify: event.target.checked })}
        />
        E-mail the buyer
      </label>
      {!(refusal && meanwhileCodes.has(refusal.code)) && <RefusalNote refusal={refusal} />}
      <div className="pack-foot">
        <p className="mb-2 text-ink-2" id="parcel-holds">
          {units === 0
            ? "Tick each item as you pack it."
            : left > 0
              ? `${many(left, "unit")} will stay behind.`
              : "Everything is in it."}{" "}
          <span className="text-ink-3">
            {isKept
              ? "Ticks are kept on this device only, until you ship."
              : "This browser keeps nothing: ticks go with the page."}
          </span>
        </p>
        <Button
          type="submit"
          className="btn btn-first pack-go"
          aria-describedby="parcel-holds"
          off={pending || units === 0}
        >
          {pending ? "Shipping…" : units === 0 ? "Ship" : `Ship ${many(units, "unit")}`}
        </Button>
      </div>
    </form>
  );
}
