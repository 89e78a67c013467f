"use client";
import type { Voice, Voices } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { othersWords, SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

const places = [0, 1, 2] as const;
type Part = keyof Voice;
type Typed = Record<`${(typeof places)[number]}.${Part}`, string>;
const parts = ["words", "name", "place", "product"] as const satisfies readonly Part[];

/** What people say of the shop's things: up to three of them, each by name and place. An empty one is none. */
export function VoicesForm(props: SeenSetting<Voices> & { readonly save: SaveSetting<Voices> }) {
  const { value, seen, mayWrite, save } = props;
  const known = Object.fromEntries(
    places.flatMap((at) => parts.map((part) => [`${at}.${part}`, value[at]?.[part] ?? ""])),
  ) as Typed;
  const draft = useDraft(known);
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: it stands on the home page",
    onDone: draft.saved,
  });
  const filled = places.filter((at) => parts.some((part) => draft.values[`${at}.${part}`].trim() !== ""));
  const voiceAt = (at: (typeof places)[number]): Voice => ({
    words: draft.values[`${at}.words`],
    name: draft.values[`${at}.name`],
    place: draft.values[`${at}.place`],
    product: draft.values[`${at}.product`].trim(),
  });
  return (
    <SettingForm
      effect="It changes on the home page within a second or two; with nothing here, that part of it is not there. Quote only what somebody has said, and agreed to see there."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={() => void send({ value: filled.map(voiceAt), seen })}
    >
      {places.map((at) => {
        const problem = (part: Part) =>
          (filled.includes(at) ? fieldProblem(refusal, `value.${filled.indexOf(at)}.${part}`) : null) ??
          othersWords(draft.others(`${at}.${part}`));
        return (
          <fieldset key={at} className="border-line border-b pb-5">
            <legend className="mb-2 font-medium">{["First", "Second", "Third"][at]}</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <div className="sm:col-span-2">
                <Field
                  id={`words-${at}`}
                  label="Words"
                  hint="Without quotation marks."
                  problem={problem("words")}
                >
                  {(control) => (
                    <textarea {...control} {...draft.bind(`${at}.words`)} rows={2} className="input" />
                  )}
                </Field>
              </div>
              <Field id={`name-${at}`} label="Name" problem={problem("name")}>
                {(control) => <input {...control} {...draft.bind(`${at}.name`)} className="input" />}
              </Field>
              <Field id={`place-${at}`} label="Place" problem={problem("place")}>
                {(control) => <input {...control} {...draft.bind(`${at}.place`)} className="input" />}
              </Field>
              <Field
                id={`product-${at}`}
                label="Product"
                hint="The end of its address, such as hestia-pot. Where it is not sold, the quote is not shown."
                problem={problem("product")}
              >
                {(control) => (
                  <input
                    {...control}
                    {...draft.bind(`${at}.product`)}
                    className="input"
                    autoCapitalize="none"
                    spellCheck={false}
                  />
                )}
              </Field>
            </div>
          </fieldset>
        );
      })}
    </SettingForm>
  );
}
