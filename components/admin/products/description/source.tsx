import { MAX_DESCRIPTION } from "@/lib/catalog/contract";
import type { Control } from "../../form/field";

interface SourceProps {
  readonly control: Control;
  readonly value: string;
  readonly onChange: (html: string) => void;
  /** Why it is not edited as text, where it cannot be. */
  readonly why: string | null;
}

/** A description as HTML. */
export function Source({ control, value, onChange, why }: SourceProps) {
  const note = `${control.id}-why`;
  const about = [why && note, control["aria-describedby"]].filter(Boolean).join(" ");
  return (
    <>
      {why && (
        <p id={note} className="write-why">
          {why}
        </p>
      )}
      <textarea
        {...control}
        aria-describedby={about || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={MAX_DESCRIPTION}
        spellCheck={false}
        className="write-source"
      />
    </>
  );
}
