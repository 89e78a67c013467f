"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useEffect, useRef, useState } from "react";
import { Key } from "../parts/key";

/** Tells the panel around that the page behind it is not up to date any more. */
export const Behind = createContext<(() => void) | null>(null);

interface PanelProps {
  readonly label: string;
  readonly title: string;
  /** The one thing to do next on this page. */
  readonly first?: boolean;
  readonly shortcut?: string;
  readonly bare?: boolean;
  /** What the label is about, where many panels of one page have the same: read aloud, not shown. */
  readonly about?: string;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button and the panel it opens at the side: the page stays in sight, the focus stays within and comes back. What
 * is in it is made anew each time it opens, so nothing of an earlier try is left; the focus begins at `data-first`.
 */
export function Panel({ label, title, first = false, bare = false, about, shortcut, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const isBehind = useRef(false);
  useEffect(() => {
    if (!isOpen) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [isOpen]);
  const close = () => dialog.current?.close();
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
        type="button"
        className={`btn ${first ? "btn-first" : ""} ${bare ? "btn-bare" : ""}`}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        data-key={shortcut}
        data-key-name={shortcut ? title : undefined}
      >
        {label}
        {about && <span className="sr-only"> {about}</span>}
        {shortcut && <Key of={shortcut.toUpperCase()} />}
      </button>
      <dialog ref={dialog} aria-label={title} className="drawer text-left" onClose={closed}>
        {isOpen && (
          <div className="flex min-h-full flex-col">
            <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-line border-b bg-paper px-5 py-3">
              <h2 className="font-semibold text-base">{title}</h2>
              <button type="button" className="btn" onClick={close}>
                Close
                <Key of="Esc" />
              </button>
            </div>
            <div className="flex-1 px-5 py-4">
              <Behind value={fallBehind}>{children(close)}</Behind>
            </div>
          </div>
        )}
      </dialog>
    </>
  );
}
