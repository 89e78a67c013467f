"use client";
import { useState } from "react";
import { say } from "../shell/said";

/** The codes, this once: copied, printed or written down by whoever reads them. */
export function RecoveryCodes({
  codes,
  done,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly done: string;
  readonly onDone: () => void;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
    say("The codes are copied");
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">
        Keep these recovery codes where you keep passwords, or print them. Each signs you in once, on the day
        that you have neither app nor key. They are not shown again.
      </p>
      <ol className="grid grid-cols-1 gap-x-6 gap-y-1.5 border-line border-y py-3">
        {codes.map((code) => (
          <li key={code} className="font-mono text-[0.8125rem] tracking-[0.02em]">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="btn btn-first" onClick={onDone}>
          {done}
        </button>
        <button type="button" className="btn" onClick={() => void copy()}>
          {copied ? "Copied" : "Copy them"}
        </button>
        <button type="button" className="btn" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </div>
  );
}
