"use client";
import { useState } from "react";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { instantOf, localOf } from "@/lib/kernel/zoned";
import { type CouponTerms, type CouponView, couponKinds } from "@/lib/promotions/contract";
import { Button } from "../form/button";
import { Check, Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { type Here, zoneWords } from "../format";
import { percentText, readPercent } from "../percent";
import { fieldProblem } from "../refusal-words";
import { CouponPreview, type Sample } from "./coupon-preview";
import { conditionWords, couponKindWords, givesWords } from "./coupon-words";

/** What the form sends: the code only for a new one, since it is printed somewhere by then. */
export type CouponValues = CouponTerms & { readonly code: string };

interface FormProps {
  /** Null for a new coupon. */
  readonly coupon: CouponView | null;
  readonly currencies: readonly string[];
  readonly here: Here;
  readonly sample: Sample;
  readonly save: Submit<CouponValues, { id?: string } | undefined>;
  readonly onSaved?: (id: string | undefined) => void;
}

interface Typed {
  readonly code: string;
  readonly title: string;
  readonly kind: CouponTerms["kind"];
  readonly percent: string;
  readonly amount: string;
  readonly currency: string;
  readonly minimum: string;
  readonly starts: string;
  readonly ends: string;
  readonly limit: string;
  readonly perCustomer: string;
  readonly active: boolean;
}

/** Makes or changes a coupon, and says in words what it will do while it is written. */
export function CouponForm({ coupon, currencies, here, sample, save, onSaved }: FormProps) {
  const [typed, setTyped] = useState(() => typedOf(coupon, currencies[0] ?? "EUR", here.zone));
  const [kept, setKept] = useState(typed);
  const { send, pending, refusal } = useSubmit(save, {
    said: coupon ? "Saved" : `${typed.code} is offered`,
    onDone: (made) => {
      setKept(typed);
      onSaved?.(made?.id);
    },
  });
  const { terms, problems, takesNothing } = read(typed, here.zone);
  if (!coupon && typed.code.trim() === "") problems.code = "Write what shoppers type.";
  const [tried, setTried] = useState(false);
  const bind = (name: Exclude<keyof Typed, "active" | "kind">) => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  const problem = (name: string, ...paths: string[]) =>
    (tried ? problems[name] : null) ??
    paths.map((path) => fieldProblem(refusal, path)).find((found) => found !== null) ??
    null;
  const isDirty = JSON.stringify(typed) !== JSON.stringify(kept);
  // A coupon without a name or a code does the same.
  const isReadable = Object.keys(problems).every((name) => name === "title" || name === "code");
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,32rem)_minmax(0,1fr)]">
      <form
        noValidate
        className="flex max-w-[34rem] flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(problems).length === 0) void send({ ...terms, code: typed.code.trim() });
        }}
      >
        <Unsaved when={isDirty} />
        {!coupon && (
          <Field
            id="code"
            label="Code"
            hint="What shoppers type; capitals make no difference."
            problem={refusal?.code === "code_taken" ? refusal.title : problem("code", "code")}
          >
            {(control) => (
              <input
                {...control}
                {...bind("code")}
                className="input !w-64 uppercase placeholder:normal-case"
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        <Field
          id="title"
          label="Name"
          hint="Shoppers see it beside what it takes off."
          problem={problem("title", "title")}
        >
          {(control) => <input {...control} {...bind("title")} className="input" maxLength={80} />}
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium">Discount type</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1 max-sm:flex-col">
            {couponKinds.map((kind) => (
              <label key={kind} className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center gap-2">
                <input
                  type="radio"
                  name="kind"
                  className="size-4 accent-accent"
                  checked={typed.kind === kind}
                  onChange={() => setTyped({ ...typed, kind })}
                />
                {couponKindWords[kind]}
              </label>
            ))}
          </div>
        </fieldset>
        {typed.kind === "percent" && (
          <Field id="percent" label="Percent" problem={problem("percent", "percentBp")}>
            {(control) => (
              <span className="flex items-center gap-2">
                <input
                  {...control}
                  {...bind("percent")}
                  className="input !w-28 text-right"
                  inputMode="decimal"
                />
                %
              </span>
            )}
          </Field>
        )}
        {typed.kind === "fixed" && (
          <Field id="amount" label={`Amount in ${typed.currency}`} problem={problem("amount", "amount")}>
            {(control) => (
              <input
                {...control}
                {...bind("amount")}
                className="input !w-36 text-right"
                inputMode="decimal"
              />
            )}
          </Field>
        )}
        <Field
          id="minimum"
          label="Minimum order"
          hint="Goods total before delivery. Leave empty for none."
          problem={problem("minimum", "minimumAmount")}
        >
          {(control) => (
            <span className="flex items-center gap-2">
              <input
                {...control}
                {...bind("minimum")}
                className="input !w-36 text-right"
                inputMode="decimal"
              />
              {typed.currency}
            </span>
          )}
        </Field>
        {(typed.kind === "fixed" || typed.minimum.trim() !== "") && (
          <Field
            id="currency"
            label="Currency"
            hint="Carts in another currency cannot use it."
            problem={problem("currency", "currency")}
          >
            {(control) => (
              <select {...control} {...bind("currency")} className="input !w-36">
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="starts" label="From" hint={zoneWords(here.zone)} problem={problem("starts", "startsAt")}>
            {(control) => <input {...control} {...bind("starts")} type="datetime-local" className="input" />}
          </Field>
          <Field id="ends" label="Until" hint="Leave empty for no end." problem={problem("ends", "endsAt")}>
            {(control) => <input {...control} {...bind("ends")} type="datetime-local" className="input" />}
          </Field>
          <Field
            id="limit"
            label="Total uses"
            hint={
              coupon ? `${coupon.usedCount} so far. Leave empty for no limit.` : "Leave empty for no limit."
            }
            problem={problem("limit", "usageLimit")}
          >
            {(control) => (
              <input {...control} {...bind("limit")} className="input text-right" inputMode="numeric" />
            )}
          </Field>
          <Field
            id="per-customer"
            label="Uses per customer"
            hint="Leave empty for no limit."
            problem={problem("perCustomer", "perCustomerLimit")}
          >
            {(control) => (
              <input {...control} {...bind("perCustomer")} className="input text-right" inputMode="numeric" />
            )}
          </Field>
        </div>
        <Check
          id="paused"
          label="Paused"
          hint="While it is paused, shoppers see that the code is not valid."
          checked={!typed.active}
          onChange={(event) => setTyped({ ...typed, active: !event.target.checked })}
        />
        <div className="border-line border-l-2 pl-3">
          <p className="text-ink-3">In words</p>
          <p className="text-ink-2" aria-live="polite">
            {[givesWords(terms), ...conditionWords(terms, here)].join(", ")}.
          </p>
        </div>
        <RefusalNote refusal={refusal} />
        <Button
          type="submit"
          className="btn btn-first self-start"
          off={pending || (coupon !== null && !isDirty)}
        >
          {pending ? "Saving…" : coupon ? "Save" : "Offer the coupon"}
        </Button>
      </form>
      <CouponPreview
        couponId={coupon?.id ?? null}
        terms={isReadable ? terms : null}
        takesNothing={takesNothing}
        sample={sample}
        here={here}
      />
    </div>
  );
}

function typedOf(coupon: CouponView | null, currency: string, zone: string): Typed {
  const unit = coupon?.currency ?? currency;
  const text = (amount: number | null | undefined) =>
    amount == null ? "" : decimalString({ amount, currency: unit });
  const local = (iso: string | null | undefined) => (iso ? localOf(new Date(iso), zone) : "");
  const count = (value: number | null | undefined) => (value == null ? "" : String(value));
  return {
    code: "",
    title: coupon?.title ?? "",
    kind: coupon?.kind ?? "percent",
    percent: coupon?.percentBp ? percentText(coupon.percentBp, 2) : "10",
    amount: text(coupon?.amount),
    currency: unit,
    minimum: text(coupon?.minimumAmount),
    starts: local(coupon?.startsAt),
    ends: local(coupon?.endsAt),
    limit: count(coupon?.usageLimit),
    perCustomer: count(coupon?.perCustomerLimit),
    active: coupon?.active ?? true,
  };
}

/** The terms that are written, as far as they can be read, and what cannot. */
function read(
  typed: Typed,
  zone: string,
): { terms: CouponTerms; problems: Partial<Record<string, string>>; takesNothing: boolean } {
  const problems: Partial<Record<string, string>> = {};
  const empty = (text: string) => text.trim() === "";
  const amount = (name: "amount" | "minimum") => {
    if (empty(typed[name])) return null;
    const value = parseDecimal(typed[name].replace(",", "."), typed.currency);
    if (!value) problems[name] = "Write an amount such as 12.50.";
    return value;
  };
  const count = (name: "limit" | "perCustomer") => {
    if (empty(typed[name])) return null;
    if (/^[1-9]\d{0,8}$/.test(typed[name].trim())) return Number(typed[name]);
    problems[name] = "Write a whole number, or nothing.";
    return null;
  };
  const instant = (name: "starts" | "ends") => {
    if (empty(typed[name])) return null;
    const at = instantOf(typed[name], zone);
    if (!at) problems[name] = "Write a day and a time.";
    return at?.toISOString() ?? null;
  };
  const percent = typed.kind === "percent" ? readPercent(typed.percent, 2, 10_000) : null;
  const off = typed.kind === "fixed" ? amount("amount") : null;
  if (typed.kind === "percent" && !percent) problems.percent = "Write a percentage above 0, up to 100.";
  if (typed.kind === "fixed" && empty(typed.amount)) problems.amount = "Say how much.";
  if (empty(typed.title)) problems.title = "Give it a name: shoppers see it on their order.";
  const minimumAmount = amount("minimum");
  return {
    terms: {
      title: typed.title.trim(),
      kind: typed.kind,
      percentBp: typed.kind === "percent" ? (percent ?? 0) : null,
      amount: off,
      currency: typed.kind === "fixed" || minimumAmount !== null ? typed.currency : null,
      minimumAmount,
      startsAt: instant("starts"),
      endsAt: instant("ends"),
      usageLimit: count("limit"),
      perCustomerLimit: count("perCustomer"),
      active: typed.active,
    },
    problems,
    takesNothing: percent === 0 || off === 0,
  };
}
