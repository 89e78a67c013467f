import type { ReactNode } from "react";
import { Field } from "./field";

/** What `useDraft().bind` gives for a text. */
interface Bound {
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
}

interface ToldProps {
  readonly id: string;
  readonly bound: Bound;
  readonly problem: string | null;
}

/** Where something stands in the shop: the last part of its address. `hint` shows the whole. */
export function AddressField({ id, bound, problem, hint }: ToldProps & { readonly hint: ReactNode }) {
  return (
    <Field id={id} label="Address" hint={hint} problem={problem}>
      {(control) => (
        <input
          {...control}
          {...bound}
          className="input"
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}

/** What a category's or a collection's page says below its title. */
export function DescriptionField({ id, bound, problem }: ToldProps) {
  return (
    <Field
      id={id}
      label="Description"
      hint="A sentence or two below its title in the shop."
      problem={problem}
    >
      {(control) => <textarea {...control} {...bound} rows={4} maxLength={2_000} className="input" />}
    </Field>
  );
}
