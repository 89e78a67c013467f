"use client";
import type { ShopIdentity } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { othersWords, SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

interface IdentityProps extends SeenSetting<ShopIdentity> {
  readonly zones: readonly string[];
  readonly save: SaveSetting<ShopIdentity>;
}

/** Who the shop is. */
export function IdentityForm({ value, seen, mayWrite, zones, save }: IdentityProps) {
  const draft = useDraft({ ...value, addressLines: value.addressLines.join("\n") });
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: shoppers see it now",
    onDone: draft.saved,
  });
  const { addressLines, ...words } = draft.values;
  const lines = addressLines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const problem = (name: keyof ShopIdentity) =>
    fieldProblem(refusal, `value.${name}`) ?? othersWords(draft.others(name));
  return (
    <SettingForm
      effect="Shoppers see name, address and e-mail on every page and in every e-mail, within a second or two. The time zone decides when a day begins, here and in every promise of delivery."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={() => void send({ value: { ...words, addressLines: lines }, seen })}
    >
      <Field required id="name" label="Name" problem={problem("name")}>
        {(control) => <input {...control} {...draft.bind("name")} className="input" maxLength={60} />}
      </Field>
      <Field
        required
        id="email"
        label="E-mail"
        hint="Shown to shoppers; answers to e-mails and the contact form go there."
        problem={problem("email")}
      >
        {(control) => (
          <input {...control} {...draft.bind("email")} type="email" className="input" maxLength={254} />
        )}
      </Field>
      <Field
        id="address"
        label="Address"
        hint="As it stands on a letter, up to six lines."
        problem={problem("addressLines")}
      >
        {(control) => <textarea {...control} {...draft.bind("addressLines")} rows={4} className="input" />}
      </Field>
      <Field required id="zone" label="Time zone" problem={problem("timeZone")}>
        {(control) => (
          <select {...control} {...draft.bind("timeZone")} className="input">
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        )}
      </Field>
    </SettingForm>
  );
}
