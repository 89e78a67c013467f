"use client";
import type { Maintenance } from "@/lib/shop/contract";
import { Check, Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

/** Closing the shop for a moment, with a word to whoever comes by. */
export function OpeningForm({
  value,
  seen,
  mayWrite,
  save,
}: SeenSetting<Maintenance> & { readonly save: SaveSetting<Maintenance> }) {
  const draft = useDraft({ isOn: value.isOn, words: value.words ?? "" });
  const { isOn, words } = draft.values;
  const { send, pending, refusal } = useSubmit(save, {
    said: isOn ? "The shop is closed" : "The shop is open",
    onDone: draft.saved,
  });
  const turns = isOn !== value.isOn;
  return (
    <SettingForm
      effect={
        isOn
          ? "Every page of the shop shows that it is closed, within a second. Nobody can buy. The desk, payments that are under way, e-mails and jobs go on."
          : "Shoppers see the shop as ever."
      }
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      save={turns ? (isOn ? "Close the shop" : "Open the shop") : "Save"}
      onSave={() => void send({ value: { isOn, words: words.trim() || null }, seen })}
    >
      <Check
        id="closed"
        label="The shop is closed"
        checked={isOn}
        onChange={(event) => draft.set("isOn", event.target.checked)}
      />
      <Field
        id="words"
        label="What shoppers are told"
        hint="For example when you are back. Empty says only that the shop is closed for a moment."
        problem={fieldProblem(refusal, "value.words")}
      >
        {(control) => <textarea {...control} {...draft.bind("words")} rows={3} className="input" />}
      </Field>
    </SettingForm>
  );
}
