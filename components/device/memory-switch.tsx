"use client";

import { useRef } from "react";
import { buttonClass } from "../ui/button";
import { chooseMemory, forget, type MemoryChoice } from "./memory";
import { useMemoryChoice } from "./use-memory";

const standing = {
  yes: "This device remembers what you looked at and searched for here.",
  no: "Nothing is remembered, and you are not asked again.",
  unasked: "Nothing is remembered yet.",
} as const;

/** The reader's word about the list on this device: as easily taken back as given. */
export function MemorySwitch() {
  const choice = useMemoryChoice();
  const said = useRef<HTMLParagraphElement>(null);
  const choose = (wanted: MemoryChoice) => {
    chooseMemory(wanted);
    // The button that was pressed is gone.
    said.current?.focus();
  };
  if (choice === "unknown")
    return <p className="min-h-24 text-ink-2">Without script nothing is remembered.</p>;
  return (
    <div className="min-h-24">
      <p ref={said} role="status" tabIndex={-1} className="outline-none">
        {standing[choice ?? "unasked"]}
      </p>
      <p className="mt-1 max-w-[60ch] text-small text-ink-3">
        Twelve things and twelve searches at most, in the browser’s own storage, until you say otherwise. They
        are shown to you and used for nothing else.
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        {choice !== "yes" && (
          <button type="button" className={buttonClass("quiet")} onClick={() => choose("yes")}>
            Remember
          </button>
        )}
        {choice === "yes" && (
          <button type="button" className={buttonClass("quiet")} onClick={() => forget()}>
            Forget the lists
          </button>
        )}
        {choice !== "no" && (
          <button type="button" className={buttonClass("quiet")} onClick={() => choose("no")}>
            {choice === "yes" ? "Stop, and forget everything" : "Do not remember"}
          </button>
        )}
      </p>
    </div>
  );
}
