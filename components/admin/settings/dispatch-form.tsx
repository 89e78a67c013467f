"use client";
import type { Dispatch } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

/** When orders are taken up: what every promise of a day is counted from. */
export function DispatchForm({
  value,
  seen,
  mayWrite,
  save,
}: SeenSetting<Dispatch> & { readonly save: SaveSetting<Dispatch> }) {
  const draft = useDraft({ cutOff: value.cutOff ?? "", closedDays: value.closedDays.join("\n") });
  const { send, pending, refusal } = useSubmit(save, { said: "Saved", onDone: draft.saved });
  const closedDays = draft.values.closedDays.split(/[\s,]+/).filter(Boolean);
  return (
    <SettingForm
      effect="The days that product pages, the checkout and mails promise are counted from this, for orders from now on."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={() => void send({ value: { cutOff: draft.values.cutOff || null, closedDays }, seen })}
    >
      <Field
        required
        id="cut-off"
        label="Cut-off"
        hint="What is ordered before is taken up that same working day. Empty: the next one."
        problem={fieldProblem(refusal, "value.cutOff")}
      >
        {(control) => <input {...control} {...draft.bind("cutOff")} type="time" className="input !w-36" />}
      </Field>
      <Field
        id="closed-days"
        label="Days on which nobody packs"
        hint="One a line, such as 2026-12-25. Weekends count by themselves."
        problem={fieldProblem(refusal, "value.closedDays")}
      >
        {(control) => (
          <textarea {...control} {...draft.bind("closedDays")} rows={4} className="input !w-56" />
        )}
      </Field>
    </SettingForm>
  );
}
