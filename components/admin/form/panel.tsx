"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useRef, useState } from "react";
import { usePlace } from "../../ui/use-place";
import { Key } from "../parts/key";
import { Drawer } from "./drawer";

/** What the panel around is told by what is in it. */
interface AroundPanel {
  /** The page behind it is not up to date any more. */
  readonly fallBehind: () => void;
  /** What was typed is saved: closing loses nothing. */
  readonly saved: () => void;
}
export const Around = createContext<AroundPanel | null>(null);

interface PanelProps {
  readonly label: ReactNode;
  readonly title: string;
  /** The one thing to do next on this page. */
  readonly first?: boolean;
  readonly shortcut?: string;
  readonly bare?: boolean;
  /** It leads to what cannot be taken back. */
  readonly final?: boolean;
  /** What the label is about, where many panels of one page have the same: read aloud, not shown. */
  readonly about?: string;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button and the panel it opens at the side. What is in it is made anew each time it opens, so nothing of an earlier
 * try is left; the focus begins at `data-first`.
 */
export function Panel({
  label,
  title,
  first = false,
  bare = false,
  final = false,
  about,
  shortcut,
  children,
}: PanelProps) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const isBehind = useRef(false);
  const opener = usePlace();
  const closed = () => {
    setOpen(false);
    if (isBehind.current) router.refresh();
    isBehind.current = false;
  };
  const fallBehind = () => {
    isBehind.current = true;
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`btn ${first ? "btn-first" : ""} ${bare ? "btn-bare" : ""} ${final ? "btn-final" : ""}`}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        data-key={shortcut}
        data-key-name={shortcut ? title : undefined}
      >
        {label}
        {about && <span className="sr-only"> {about}</span>}
        {shortcut && <Key of={shortcut.toUpperCase()} />}
      </button>
      <Drawer title={title} isOpen={isOpen} onClosed={closed}>
        {({ close, saved }) => <Around value={{ fallBehind, saved }}>{children(close)}</Around>}
      </Drawer>
    </>
  );
}
