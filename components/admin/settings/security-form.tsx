"use client";
import { useState } from "react";
import { roleWords, type StaffSecurity, staffRoles } from "@/lib/auth/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { Check, Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

interface SecurityProps extends SeenSetting<StaffSecurity> {
  readonly currencies: readonly string[];
  readonly save: SaveSetting<StaffSecurity>;
}

/** Who needs a second factor, and from when staff are asked again who they are. */
export function SecurityForm({ value, seen, mayWrite, currencies, save }: SecurityProps) {
  const amounts = Object.fromEntries(
    currencies.map((currency) => {
      const above = value.refunds_above[currency];
      return [currency, above === undefined ? "" : decimalString({ amount: above, currency })];
    }),
  );
  const draft = useDraft({ roles: value.second_factor_roles, minutes: String(value.fresh_minutes), amounts });
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: it holds from the next click",
    onDone: draft.saved,
  });
  function submit() {
    const above: Record<string, number> = { ...value.refunds_above };
    const unread = new Set<string>();
    for (const [currency, text] of Object.entries(draft.values.amounts)) {
      const amount = parseDecimal(text.replace(",", "."), currency);
      if (text.trim() === "") delete above[currency];
      else if (amount === null) unread.add(currency);
      else above[currency] = amount;
    }
    const minutes = /^\d{1,4}$/.test(draft.values.minutes.trim()) ? Number(draft.values.minutes) : null;
    if (minutes === null) unread.add("minutes");
    setWrong(unread);
    if (unread.size === 0 && minutes !== null)
      void send({
        value: { second_factor_roles: draft.values.roles, fresh_minutes: minutes, refunds_above: above },
        seen,
      });
  }
  return (
    <SettingForm
      effect="It holds from everybody’s next click. Whoever needs a second factor and has none, you included, is led to set one up before anything else."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={submit}
    >
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium">Who needs a second factor</legend>
        {staffRoles.map((role) => (
          <Check
            key={role}
            id={`factor-${role}`}
            label={roleWords[role].name}
            checked={draft.values.roles.includes(role)}
            onChange={(event) =>
              draft.set(
                "roles",
                staffRoles.filter((one) =>
                  one === role ? event.target.checked : draft.values.roles.includes(one),
                ),
              )
            }
          />
        ))}
      </fieldset>
      <Field
        required
        id="minutes"
        label="Minutes until staff are asked again"
        hint="What is dangerous then asks once more who somebody is."
        problem={wrong.has("minutes") ? "Write whole minutes." : fieldProblem(refusal, "value.fresh_minutes")}
      >
        {(control) => (
          <input
            {...control}
            {...draft.bind("minutes")}
            inputMode="numeric"
            className="input !w-28 text-right"
          />
        )}
      </Field>
      <fieldset>
        <legend className="font-medium">Refunds above this ask again</legend>
        <p className="mb-2 text-ink-3">Empty asks for every refund in that currency.</p>
        <div className="flex flex-wrap gap-4">
          {currencies.map((currency) => (
            <Field
              key={currency}
              id={`above-${currency}`}
              label={currency}
              problem={wrong.has(currency) ? "Write an amount such as 200.00." : null}
            >
              {(control) => (
                <input
                  {...control}
                  value={draft.values.amounts[currency] ?? ""}
                  onChange={(event) =>
                    draft.set("amounts", { ...draft.values.amounts, [currency]: event.target.value })
                  }
                  inputMode="decimal"
                  className="input !w-32 text-right"
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
    </SettingForm>
  );
}
