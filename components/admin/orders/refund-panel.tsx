"use client";
import { useState } from "react";
import type { RefundInput } from "@/lib/aftersales/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import type { DeskOrder } from "@/lib/views/contract";
import { Confirm } from "../form/confirm";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { type Submit, useSubmit } from "../form/use-submit";
import { money } from "../format";
import { fieldProblem } from "../refusal-words";

/** What the refund form sends. */
export interface RefundValues extends RefundInput {
  readonly order_id: string;
}

interface RefundProps {
  readonly order: Pick<DeskOrder, "id" | "label">;
  readonly currency: string;
  readonly refundable: number;
  /** Where it goes: "Visa ending in 4242". */
  readonly to: string;
  readonly refund: Submit<RefundValues>;
}

/** Gives money back, all that can be or a part of it, in two steps: a double click refunds once. */
export function RefundPanel(props: RefundProps) {
  return (
    <Panel label="Refund" title={`Refund ${props.order.label}`} shortcut="r">
      {(close) => <RefundForm {...props} close={close} />}
    </Panel>
  );
}

function RefundForm({ order, currency, refundable, to, refund, close }: RefundProps & { close: () => void }) {
  const [typed, setTyped] = useState({ amount: "", reason: "" });
  const [confirmed, setConfirmed] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { send, pending, refusal, clear } = useSubmit(refund, {
    said: `${money(confirmed ?? 0, currency)} asked back from Stripe`,
    onDone: close,
  });

  function review() {
    const amount = parseDecimal(typed.amount.replace(",", "."), currency);
    if (amount === null || amount === 0)
      return setProblem(
        `Write an amount such as ${decimalString({ amount: Math.min(refundable, 1_250), currency })}.`,
      );
    if (amount > refundable)
      return setProblem(`At most ${money(refundable, currency)} can still be refunded.`);
    setProblem(null);
    setConfirmed(amount);
  }

  if (confirmed !== null) {
    return (
      <Confirm
        facts={[
          `Reason: ${typed.reason}`,
          "The buyer is told by e-mail once it is made.",
          "It does not change what is sent, nor what is on the shelf.",
        ]}
        yes={`Refund ${money(confirmed, currency)}`}
        pending={pending}
        refusal={refusal}
        currency={currency}
        onYes={() => void send({ order_id: order.id, amount: confirmed, reason: typed.reason })}
        onBack={() => {
          clear();
          setConfirmed(null);
        }}
      >
        <strong>{money(confirmed, currency)}</strong> go back to {to}
        {confirmed === refundable
          ? ": everything that is left."
          : `; ${money(refundable - confirmed, currency)} stay.`}
      </Confirm>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <p className="text-ink-2">
        Up to {money(refundable, currency)} can be refunded, to {to}.
      </p>
      <Field
        required
        id="amount"
        label={`Amount in ${currency}`}
        problem={problem ?? fieldProblem(refusal, "amount")}
      >
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              className="input w-36 text-right"
              inputMode="decimal"
              autoComplete="off"
              required
              value={typed.amount}
              onChange={(event) => setTyped({ ...typed, amount: event.target.value })}
              data-first=""
            />
            <button
              type="button"
              className="btn"
              onClick={() => setTyped({ ...typed, amount: decimalString({ amount: refundable, currency }) })}
            >
              All of it
            </button>
          </div>
        )}
      </Field>
      <Field
        required
        id="reason"
        label="Reason"
        hint="It stands on the order’s timeline."
        problem={fieldProblem(refusal, "reason")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            required
            maxLength={300}
            value={typed.reason}
            onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
          />
        )}
      </Field>
      <button type="submit" className="btn btn-first self-start">
        Review the refund
      </button>
    </form>
  );
}
