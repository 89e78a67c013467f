"use client";
import type { MailSender } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

interface MailProps extends SeenSetting<MailSender> {
  readonly save: SaveSetting<MailSender>;
  /** What holds where a field is empty. */
  readonly otherwise: { readonly name: string; readonly email: string };
}

/** How e-mails are signed, and where their answers go. */
export function MailForm({ value, seen, mayWrite, save, otherwise }: MailProps) {
  const draft = useDraft({ senderName: value.senderName ?? "", replyTo: value.replyTo ?? "" });
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: the next e-mail has it",
    onDone: draft.saved,
  });
  const { senderName, replyTo } = draft.values;
  return (
    <SettingForm
      effect="E-mails carry it from now on; those that were sent stay as they are."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={() =>
        void send({ value: { senderName: senderName.trim() || null, replyTo: replyTo.trim() || null }, seen })
      }
    >
      <Field
        id="sender"
        label="Sender’s name"
        hint={`Empty: ${otherwise.name || "the address alone"}.`}
        problem={fieldProblem(refusal, "value.senderName")}
      >
        {(control) => <input {...control} {...draft.bind("senderName")} className="input" maxLength={60} />}
      </Field>
      <Field
        id="reply"
        label="Answers go to"
        hint={`Empty: the shop’s e-mail, ${otherwise.email}.`}
        problem={fieldProblem(refusal, "value.replyTo")}
      >
        {(control) => (
          <input {...control} {...draft.bind("replyTo")} type="email" className="input" maxLength={254} />
        )}
      </Field>
    </SettingForm>
  );
}
