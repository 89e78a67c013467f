import type { ReactNode } from "react";

/** What a control is given so that its label, hint and problem belong to it. */
export interface Control {
  readonly id: string;
  readonly "aria-invalid"?: true;
  readonly "aria-required"?: true;
  readonly "aria-describedby"?: string;
}

/** The id of a control's label, for what is named by it and is no form control. */
export const labelOf = (id: string): string => `${id}-label`;

/** A label, its control, and below it what is wrong or worth knowing. */
export function Field({
  id,
  label,
  hint,
  problem,
  hidden = false,
  required = false,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  /** The label is read aloud only: where a table's head says it already. */
  readonly hidden?: boolean;
  /** It cannot be left empty. Those who do not see the form are told before they send it. */
  readonly required?: boolean;
  readonly children: (control: Control) => ReactNode;
}) {
  const about = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div>
      <label id={labelOf(id)} htmlFor={id} className={hidden ? "sr-only" : "mb-1 block font-medium"}>
        {label}
      </label>
      {children({
        id,
        "aria-invalid": problem ? true : undefined,
        "aria-required": required || undefined,
        "aria-describedby": about || undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-bad">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A switch with its words beside it. */
export function Check({
  id,
  label,
  hint,
  ...input
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly onChange?: (event: { readonly target: { readonly checked: boolean } }) => void;
}) {
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:mt-3.5"
        {...input}
      />
      <div>
        <label
          htmlFor={id}
          className="inline-block min-h-6 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
