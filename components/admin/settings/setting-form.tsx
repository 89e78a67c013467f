"use client";
import type { ReactNode } from "react";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import type { Refusal } from "../refusal-words";

interface ShellProps {
  /** What changes for shoppers, or for staff, once it is saved. */
  readonly effect: string;
  readonly mayWrite: boolean;
  readonly isDirty: boolean;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly onSave: () => void;
  readonly save?: string;
  readonly children: ReactNode;
}

/** The form around a setting: fields, what saving does, the button, and a word before leaving it unsaved. */
export function SettingForm(props: ShellProps) {
  const { effect, mayWrite, isDirty, pending, refusal, onSave, save = "Save", children } = props;
  return (
    <form
      noValidate
      className="max-w-2xl"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Unsaved when={isDirty} />
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        {children}
      </fieldset>
      <div className="mt-5 flex flex-col gap-3">
        <p className="border-line border-l-2 pl-3 text-ink-2">{effect}</p>
        <RefusalNote refusal={refusal} />
        {mayWrite ? (
          <Button
            type="submit"
            className="btn btn-first self-start"
            off={pending || !isDirty}
            data-key="w"
            data-key-name="Save"
          >
            {pending ? "Saving…" : save}
          </Button>
        ) : (
          <p className="text-ink-3">Only an owner may change this.</p>
        )}
      </div>
    </form>
  );
}

/** Below a field that a colleague has saved since one began to change it. */
export function othersWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return `Somebody else saved “${String(value) || "nothing"}” meanwhile. Save again if yours should stand.`;
}
