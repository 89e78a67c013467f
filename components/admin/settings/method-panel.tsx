"use client";
import { useState } from "react";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import type { EditedMethod, MethodInput } from "@/lib/shipping/contract";
import { Button } from "../form/button";
import { Check, Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

type Sent = Omit<MethodInput, "carrier"> & { readonly carrier: string };

interface MethodProps {
  readonly zoneId: string;
  /** Null adds one. */
  readonly method: EditedMethod | null;
  readonly currencies: readonly string[];
  readonly save: Submit<Sent, unknown>;
}

/** A delivery method: what it is called, what it costs, how long it takes. */
export function MethodPanel(props: MethodProps) {
  const { method } = props;
  return (
    <Panel
      label={method ? "Edit" : "Add delivery method"}
      title={method?.name ?? "Add delivery method"}
      bare={method !== null}
    >
      {(close) => <Method {...props} close={close} />}
    </Panel>
  );
}

interface Typed {
  readonly name: string;
  readonly description: string;
  readonly carrier: string;
  readonly currency: string;
  readonly kind: "flat" | "by_weight";
  readonly amount: string;
  readonly bands: string;
  readonly freeFrom: string;
  readonly minDays: string;
  readonly maxDays: string;
  readonly active: boolean;
}

function Method({ zoneId, method, currencies, save, close }: MethodProps & { readonly close: () => void }) {
  const [typed, setTyped] = useState(() => typedOf(method, currencies[0] ?? "EUR"));
  const [tried, setTried] = useState(false);
  const { send, pending, refusal } = useSubmit(save, { said: "Saved: the next cart sees it", onDone: close });
  const { terms, problems } = read(typed);
  const bind = (name: Exclude<keyof Typed, "active">) => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  const problem = (name: string) => (tried && problems[name]) || fieldProblem(refusal, name);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(problems).length === 0)
          void send({ ...terms, id: method?.id ?? null, seen: method?.seen ?? "", zoneId });
      }}
    >
      <Field required id="method-name" label="Name" problem={problem("name")}>
        {(control) => <input {...control} {...bind("name")} className="input" maxLength={60} data-first />}
      </Field>
      <Field
        id="method-says"
        label="In a few words"
        hint="Such as: by post, with tracking."
        problem={problem("description")}
      >
        {(control) => <input {...control} {...bind("description")} className="input" maxLength={200} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field id="method-carrier" label="Carrier" problem={problem("carrier")}>
          {(control) => <input {...control} {...bind("carrier")} className="input" maxLength={60} />}
        </Field>
        <Field id="method-currency" label="Currency">
          {(control) => (
            <select {...control} {...bind("currency")} className="input" disabled={method !== null}>
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">It costs</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {(["flat", "by_weight"] as const).map((kind) => (
            <label key={kind} className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center gap-2">
              <input
                type="radio"
                name="method-kind"
                className="size-4 accent-accent"
                checked={typed.kind === kind}
                onChange={() => setTyped({ ...typed, kind })}
              />
              {kind === "flat" ? "The same always" : "By weight"}
            </label>
          ))}
        </div>
      </fieldset>
      {typed.kind === "flat" ? (
        <Field required id="method-amount" label={`Price in ${typed.currency}`} problem={problem("amount")}>
          {(control) => (
            <input {...control} {...bind("amount")} inputMode="decimal" className="input !w-36 text-right" />
          )}
        </Field>
      ) : (
        <Field
          id="method-bands"
          label="Weights and prices"
          hint={`One a line: up to how many grams, then the price in ${typed.currency}, such as 2000 12.90. What is heavier cannot go this way.`}
          problem={problem("bands")}
        >
          {(control) => <textarea {...control} {...bind("bands")} rows={4} className="input !w-56" />}
        </Field>
      )}
      <Field
        id="method-free"
        label="Free from"
        hint="Goods total before delivery. Leave empty for never."
        problem={problem("freeFrom")}
      >
        {(control) => (
          <input {...control} {...bind("freeFrom")} inputMode="decimal" className="input !w-36 text-right" />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field required id="method-min" label="Working days, at least" problem={problem("minDays")}>
          {(control) => (
            <input {...control} {...bind("minDays")} inputMode="numeric" className="input text-right" />
          )}
        </Field>
        <Field required id="method-max" label="At most" problem={problem("maxDays")}>
          {(control) => (
            <input {...control} {...bind("maxDays")} inputMode="numeric" className="input text-right" />
          )}
        </Field>
      </div>
      <Check
        id="method-active"
        label="It is offered"
        hint="Switched off, no checkout shows it; orders keep it."
        checked={typed.active}
        onChange={(event) => setTyped({ ...typed, active: event.target.checked })}
      />
      <p className="border-line border-l-2 pl-3 text-ink-2">
        Carts and open checkouts are calculated anew; pages that name prices and days follow within a second
        or two. Pages that you wrote yourself, such as Delivery, say what you write there.
      </p>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}

function typedOf(method: EditedMethod | null, currency: string): Typed {
  const unit = method?.currency ?? currency;
  const text = (amount: number | null | undefined) =>
    amount == null ? "" : decimalString({ amount, currency: unit });
  return {
    name: method?.name ?? "",
    description: method?.description ?? "",
    carrier: method?.carrier ?? "",
    currency: unit,
    kind: method?.kind ?? "flat",
    amount: method?.kind === "by_weight" ? "" : text(method?.amount),
    bands: (method?.bands ?? []).map((band) => `${band.upToGrams} ${text(band.amount)}`).join("\n"),
    freeFrom: text(method?.freeFrom),
    minDays: String(method?.minDays ?? 2),
    maxDays: String(method?.maxDays ?? 4),
    active: method?.active ?? true,
  };
}

/** The terms that are written, as far as they can be read, and what cannot. */
function read(typed: Typed): {
  terms: Omit<Sent, "id" | "seen" | "zoneId">;
  problems: Partial<Record<string, string>>;
} {
  const problems: Partial<Record<string, string>> = {};
  const amount = (name: string, text: string) => {
    const value = parseDecimal(text.replace(",", "."), typed.currency);
    if (value === null) problems[name] = "Write an amount such as 4.90.";
    return value ?? 0;
  };
  const days = (name: "minDays" | "maxDays") => {
    if (/^\d{1,2}$/.test(typed[name].trim())) return Number(typed[name]);
    problems[name] = "Write whole days.";
    return 0;
  };
  const isFlat = typed.kind === "flat";
  const bands = (isFlat ? "" : typed.bands)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [grams = "", price = "", ...more] = line.split(/[\s;:=]+/);
      if (!/^\d{1,8}$/.test(grams) || more.length > 0)
        problems.bands = "Write a weight in whole grams and a price on each line.";
      return { upToGrams: Number(grams) || 1, amount: amount("bands", price) };
    });
  return {
    terms: {
      name: typed.name,
      description: typed.description,
      carrier: typed.carrier,
      currency: typed.currency,
      kind: typed.kind,
      amount: isFlat ? amount("amount", typed.amount) : 0,
      bands,
      freeFrom: typed.freeFrom.trim() === "" ? null : amount("freeFrom", typed.freeFrom),
      minDays: days("minDays"),
      maxDays: days("maxDays"),
      active: typed.active,
    },
    problems,
  };
}
