"use client";
import type { Announcement } from "@/lib/shop/contract";
import { Field } from "../form/field";
import { useDraft } from "../form/use-draft";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { othersWords, SettingForm } from "./setting-form";
import type { SaveSetting, SeenSetting } from "./setting-types";

const kinds = [
  ["delivery", "From when delivery is free"],
  ["words", "Words of your own"],
  ["nothing", "Nothing"],
] as const;

/** What stands above every page of the shop, as it will look. */
export function AnnouncementForm(
  props: SeenSetting<Announcement> & { readonly save: SaveSetting<Announcement> },
) {
  const { value, seen, mayWrite, save } = props;
  const known =
    value.show === "words" ? { words: value.words, path: value.path ?? "" } : { words: "", path: "" };
  const draft = useDraft<{ show: Announcement["show"]; words: string; path: string }>({
    show: value.show,
    ...known,
  });
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: it stands on every page",
    onDone: draft.saved,
  });
  const { show, words, path } = draft.values;
  const next: Announcement = show === "words" ? { show, words, path: path.trim() || null } : { show };
  return (
    <SettingForm
      effect="It changes on every page of the shop within a second or two."
      mayWrite={mayWrite}
      isDirty={draft.isDirty}
      pending={pending}
      refusal={refusal}
      onSave={() => void send({ value: next, seen })}
    >
      <fieldset>
        <legend className="mb-1 font-medium">What it says</legend>
        <div className="flex flex-col gap-1">
          {kinds.map(([kind, name]) => (
            <label key={kind} className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center gap-2">
              <input
                type="radio"
                name="show"
                className="size-4 accent-accent"
                checked={show === kind}
                onChange={() => draft.set("show", kind)}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      {show === "words" && (
        <>
          <Field
            id="words"
            label="Words"
            hint={`One sentence. ${140 - words.length} characters are left.`}
            problem={fieldProblem(refusal, "value.words") ?? othersWords(draft.others("words"))}
          >
            {(control) => <input {...control} {...draft.bind("words")} className="input" />}
          </Field>
          <Field
            id="path"
            label="Leads to"
            hint="A path of this shop such as /collections/spring; empty for nowhere."
            problem={fieldProblem(refusal, "value.path")}
          >
            {(control) => <input {...control} {...draft.bind("path")} className="input" maxLength={200} />}
          </Field>
          <div>
            <p className="mb-1 text-ink-3">As shoppers see it</p>
            <p className="bg-ink px-5 py-2 text-center text-paper dark:bg-paper-3 dark:text-ink">
              <span className={path.trim() ? "underline underline-offset-4" : undefined}>
                {words.trim() || "…"}
              </span>
            </p>
          </div>
        </>
      )}
    </SettingForm>
  );
}
