"use client";
import { useState } from "react";
import type { CancelInput } from "@/lib/aftersales/contract";
import type { DeskLine, DeskOrder } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Confirm } from "../form/confirm";
import { Check, Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { many, money } from "../format";
import { fieldProblem } from "../refusal-words";
import { chosenLines, chosenUnits, Units, useChosen } from "./units";

/** What a cancellation would do, as the server calculates it. */
export interface CancelPreview {
  readonly units: number;
  readonly refund: number;
  readonly whole: boolean;
}

/** What the cancelling form sends; `shown` is the amount that was confirmed, so that no other one moves. */
export interface CancelValues extends CancelInput {
  readonly order_id: string;
  readonly shown: number;
}

interface CancelProps {
  readonly order: Pick<DeskOrder, "id" | "label">;
  readonly lines: readonly DeskLine[];
  readonly currency: string;
  readonly mayRefund: boolean;
  readonly preview: Submit<{ order_id: string; lines: CancelInput["lines"] }, CancelPreview>;
  readonly cancel: Submit<CancelValues>;
}

/** Takes back what has not left, whole or in part. What goes back is calculated and shown before it is confirmed. */
export function CancelPanel(props: CancelProps) {
  return (
    <Panel label="Cancel order" title={`Cancel ${props.order.label}`} shortcut="x">
      {(close) => <CancelForm {...props} close={close} />}
    </Panel>
  );
}

function CancelForm({
  order,
  lines,
  currency,
  mayRefund,
  preview,
  cancel,
  close,
}: CancelProps & { close: () => void }) {
  const [chosen, choose] = useChosen(lines);
  const [how, setHow] = useState({ restock: true, refund: mayRefund, reason: "" });
  const [shown, setShown] = useState<CancelPreview | null>(null);
  const asking = useSubmit(preview, { onDone: setShown });
  const doing = useSubmit(cancel, {
    said: shown?.whole ? `${order.label} is cancelled` : `${many(shown?.units ?? 0, "unit")} cancelled`,
    onDone: close,
  });
  const units = chosenUnits(chosen);
  const back = how.refund ? (shown?.refund ?? 0) : 0;

  if (shown) {
    const facts = [
      how.restock ? "What is cancelled goes back on the shelf." : "Nothing goes back on the shelf.",
      ...(shown.whole && back > 0 ? ["Delivery is refunded too, since nothing is sent."] : []),
      "The buyer is told by e-mail.",
      `Reason: ${how.reason}`,
    ];
    return (
      <Confirm
        facts={facts}
        yes={confirmWords(shown, back, currency)}
        pending={doing.pending}
        refusal={doing.refusal}
        currency={currency}
        onYes={() =>
          void doing.send({ order_id: order.id, lines: chosenLines(chosen), ...how, shown: shown.refund })
        }
        onBack={() => {
          doing.clear();
          setShown(null);
        }}
      >
        {shown.whole
          ? `All of ${order.label} is cancelled`
          : `${many(shown.units, "unit")} of ${order.label} ${shown.units === 1 ? "is" : "are"} cancelled`}
        {back > 0 ? (
          <>
            , and <strong>{money(back, currency)}</strong> go back to the buyer.
          </>
        ) : (
          ". No money goes back."
        )}
      </Confirm>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void asking.send({ order_id: order.id, lines: chosenLines(chosen) });
      }}
    >
      <Units lines={lines} chosen={chosen} onChange={choose} refusal={asking.refusal} verb="Cancel" />
      <Check
        id="restock"
        label="Put them back on the shelf"
        checked={how.restock}
        onChange={(event) => setHow({ ...how, restock: event.target.checked })}
      />
      {mayRefund && (
        <Check
          id="refund"
          label="Give their money back"
          checked={how.refund}
          onChange={(event) => setHow({ ...how, refund: event.target.checked })}
        />
      )}
      <Field
        required
        id="reason"
        label="Reason"
        hint="It stands on the order’s timeline."
        problem={fieldProblem(doing.refusal, "reason")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            required
            maxLength={300}
            value={how.reason}
            onChange={(event) => setHow({ ...how, reason: event.target.value })}
          />
        )}
      </Field>
      <RefusalNote refusal={asking.refusal} currency={currency} />
      <Button type="submit" className="btn btn-first self-start" off={asking.pending || units === 0}>
        {asking.pending ? "Calculating…" : "See what goes back"}
      </Button>
    </form>
  );
}

function confirmWords(shown: CancelPreview, back: number, currency: string): string {
  const what = shown.whole ? "Cancel the order" : `Cancel ${many(shown.units, "unit")}`;
  return back > 0 ? `${what} and refund ${money(back, currency)}` : what;
}
