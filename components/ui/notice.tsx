import type { ReactNode } from "react";

type Tone = "good" | "warn" | "bad" | "note";

const marks: Readonly<Record<Tone, string>> = {
  good: "border-good",
  warn: "border-warn",
  bad: "border-bad",
  note: "border-note",
};

interface NoticeProps {
  readonly tone: Tone;
  /** The first words say what it is, so that colour never says it alone. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A word from the shop, set beside the text like a note in a margin. Whoever shows it decides whether it is announced. */
export function Notice({ tone, title, children, className = "" }: NoticeProps) {
  return (
    <div className={`border-l-2 pl-4 py-1 ${marks[tone]} ${className}`}>
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 text-ink-2">{children}</div>}
    </div>
  );
}
