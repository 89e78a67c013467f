"use client";
import { useState } from "react";
import type { TaxClass, TaxRate, TaxRateInput } from "@/lib/tax/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { countryName } from "../format";
import { percentText, readPercent } from "../percent";
import { fieldProblem } from "../refusal-words";

interface RateProps {
  /** Null adds one. */
  readonly rate: TaxRate | null;
  readonly classes: readonly TaxClass[];
  readonly save: Submit<TaxRateInput>;
  readonly end: Submit<{ country: string; region: string | null; taxClass: string; seen: string }>;
}

/** A tax rate, from now on. */
export function RatePanel(props: RateProps) {
  const { rate } = props;
  const title = rate
    ? `${countryName(rate.country)}${rate.region ? `, ${rate.region}` : ""}: ${rate.name}`
    : "Add rate";
  return (
    <Panel
      label={rate ? "Edit" : "Add rate"}
      title={title}
      first={!rate}
      bare={rate !== null}
      shortcut={rate ? undefined : "c"}
    >
      {(close) => <Rate {...props} close={close} />}
    </Panel>
  );
}

function Rate({ rate, classes, save, end, close }: RateProps & { readonly close: () => void }) {
  const [typed, setTyped] = useState({
    country: rate?.country ?? "",
    region: rate?.region ?? "",
    taxClass: rate?.taxClass ?? classes[0]?.code ?? "",
    name: rate?.name ?? "",
    percent: rate ? percentText(rate.ratePpm, 4) : "",
  });
  const [tried, setTried] = useState(false);
  const saving = useSubmit(save, { said: "Saved: it holds from now on", onDone: close });
  const ending = useSubmit(end, { said: "No such tax from now on", onDone: close });
  const ratePpm = readPercent(typed.percent, 4, 1_000_000);
  const place = { country: typed.country, region: typed.region.trim() || null, taxClass: typed.taxClass };
  const bind = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (ratePpm !== null)
          void saving.send({ ...place, seen: rate?.id ?? null, name: typed.name, ratePpm });
      }}
    >
      {!rate && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Field
              required
              id="country"
              label="Country"
              hint="Two letters, such as DE."
              problem={fieldProblem(saving.refusal, "country")}
            >
              {(control) => (
                <input {...control} {...bind("country")} className="input uppercase" maxLength={2} />
              )}
            </Field>
            <Field
              id="region"
              label="Region"
              hint="Such as NY; empty for all of it."
              problem={fieldProblem(saving.refusal, "region")}
            >
              {(control) => (
                <input {...control} {...bind("region")} className="input uppercase" maxLength={3} />
              )}
            </Field>
          </div>
          <Field id="class" label="Class">
            {(control) => (
              <select {...control} {...bind("taxClass")} className="input">
                {classes.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <Field
        required
        id="percent"
        label="Percent"
        problem={
          tried && ratePpm === null
            ? "Write a rate such as 19 or 8.875."
            : fieldProblem(saving.refusal, "ratePpm")
        }
      >
        {(control) => (
          <input
            {...control}
            {...bind("percent")}
            inputMode="decimal"
            className="input !w-32 text-right"
            data-first
          />
        )}
      </Field>
      <Field
        required
        id="name"
        label="On receipts"
        hint="Such as VAT 19%."
        problem={fieldProblem(saving.refusal, "name")}
      >
        {(control) => <input {...control} {...bind("name")} className="input" maxLength={60} />}
      </Field>
      <p className="border-line border-l-2 pl-3 text-ink-2">
        It holds from now on: carts and open checkouts are calculated anew, prices on pages follow within a
        minute, and orders keep the tax they were placed with.
      </p>
      <RefusalNote refusal={saving.refusal ?? ending.refusal} />
      <div className="flex flex-wrap gap-4">
        <Button type="submit" className="btn btn-first" off={saving.pending || ending.pending}>
          {saving.pending ? "Saving…" : "Save"}
        </Button>
        {rate && (
          <Button
            className="btn"
            off={saving.pending || ending.pending}
            onClick={() => void ending.send({ ...place, seen: rate.id })}
          >
            No such tax from now on
          </Button>
        )}
      </div>
    </form>
  );
}
