"use client";
import { useEffect, useId, useRef, useState } from "react";
import { readAddress } from "./address";

interface LinkBarProps {
  /** Where the link leads that is changed; null for a new one. */
  readonly address: string | null;
  readonly set: (address: string) => void;
  readonly remove: () => void;
  readonly close: () => void;
}

/** One line above the text: where a link leads. Within a form, so that Enter and Escape are its own here. */
export function LinkBar({ address, set, remove, close }: LinkBarProps) {
  const [typed, setTyped] = useState(address ?? "");
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const apply = () => {
    const read = readAddress(typed);
    setWrong(read === null);
    if (read === null) field.current?.focus();
    else set(read);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its legend and border into a line of a toolbar
    <div
      role="group"
      aria-label={address === null ? "New link" : "Link"}
      className="write-link"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <input
        ref={field}
        type="text"
        inputMode="url"
        autoComplete="off"
        className="input"
        placeholder="https://"
        aria-label="Where it leads"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? id : undefined}
        value={typed}
        maxLength={2_000}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          apply();
        }}
      />
      <button type="button" className="btn" onClick={apply}>
        {address === null ? "Link it" : "Change"}
      </button>
      {address !== null && (
        <button type="button" className="btn" onClick={remove}>
          Remove
        </button>
      )}
      <button type="button" className="btn" onClick={close}>
        Close
      </button>
      {isWrong && (
        <p id={id} role="alert" className="w-full text-bad">
          A link leads to a web address, an e-mail address or a telephone number.
        </p>
      )}
    </div>
  );
}
