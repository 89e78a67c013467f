"use client";
import { useState } from "react";
import type { Dispatch } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { zoneWords } from "../format";
import { fieldProblem } from "../refusal-words";
import { ClosedDays, withDay } from "./closed-days";
import { SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

interface DispatchProps extends SeenSetting<Dispatch> {
  /** The time zone that the cut-off is in. */
  readonly zone: string;
  readonly save: SaveSetting<Dispatch>;
}

/** When orders are packed: what every promise of a day is counted from. */
export function DispatchForm({ value, seen, mayWrite, zone, save }: DispatchProps) {
  const draft = useDraft({ cutOff: value.cutOff ?? "", closedDays: value.closedDays as readonly string[] });
  const [next, setNext] = useState("");
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved",
    onDone: () => {
      draft.saved();
      // Another one may have been chosen meanwhile.
      setNext((now) => (now === next ? "" : now));
    },
  });
  // A day that was chosen and not added is meant all the same.
  const closedDays = [...withDay(draft.values.closedDays, next)];
  return (
    <SettingForm
      effect="The days that product pages, the checkout and e-mails promise are counted from this, for orders from now on."
      mayWrite={mayWrite}
      isDirty={draft.isDirty || next !== ""}
      pending={pending}
      refusal={refusal}
      onSave={() => void send({ value: { cutOff: draft.values.cutOff || null, closedDays }, seen })}
    >
      <Field
        id="cut-off"
        label="Cut-off"
        hint="Orders before this time are packed the same working day. Leave empty if the whole day counts."
        problem={fieldProblem(refusal, "value.cutOff")}
      >
        {(control) => (
          <span className="flex items-center gap-2">
            <input {...control} {...draft.bind("cutOff")} type="time" className="input !w-36" />
            <span className="text-ink-2">{zoneWords(zone)}</span>
          </span>
        )}
      </Field>
      <ClosedDays
        days={draft.values.closedDays}
        next={next}
        problem={fieldProblem(refusal, "value.closedDays")}
        onNext={setNext}
        onChange={(days) => draft.set("closedDays", days)}
      />
    </SettingForm>
  );
}
