"use client";
import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { Key } from "../parts/key";
import { useQuestion } from "./unsaved";
import { useLeaving } from "./use-leaving";
import { useTyped } from "./use-typed";

interface DrawerProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClosed: () => void;
  /** Beside the title. */
  readonly beside?: ReactNode;
  /** At the panel's lower edge, wherever what is in it ends. */
  readonly foot?: ReactNode;
  /** `close` asks nothing: it is for what is done. `saved` says that nothing typed would be lost any more. */
  readonly children: (own: { readonly close: () => void; readonly saved: () => void }) => ReactNode;
}

/**
 * A panel at the side: the page stays in sight, the focus stays within and comes back. Escape, its button and a click
 * beside it close it, after a question if something was typed in it; so do links and the back button.
 */
export function Drawer({ title, isOpen, onClosed, beside, foot, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const typed = useTyped();
  const { question, ask } = useQuestion("Close without saving?", "Close it");
  const { forget } = typed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once as it opens
  useEffect(() => {
    if (!isOpen) return;
    forget();
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [isOpen]);
  const close = () => dialog.current?.close();
  const leave = () => {
    if (typed.isTouched()) ask(close);
    else close();
  };
  // A press that begins in a field and ends beside the panel is no click beside it.
  const pressed = useRef<EventTarget | null>(null);
  return (
    <>
      <dialog
        ref={dialog}
        aria-label={title}
        className="drawer text-left"
        onClose={onClosed}
        onCancel={(event) => {
          // A file chooser's cancel bubbles up to here.
          if (event.target !== dialog.current) return;
          event.preventDefault();
          leave();
        }}
        onKeyDown={(event) => {
          // A browser lets nobody hold a second Escape back by `cancel` alone.
          if (event.key !== "Escape" || event.defaultPrevented || !typed.isTouched()) return;
          event.preventDefault();
          leave();
        }}
        onPointerDown={(event: PointerEvent) => {
          pressed.current = event.target;
        }}
        onClick={(event) => {
          if (event.target === dialog.current && pressed.current === dialog.current) leave();
        }}
      >
        {isOpen && (
          <div className="flex min-h-full flex-col" {...typed.watch}>
            <div className="drawer-bar top-0 flex items-center justify-between gap-4 border-line border-b px-5 py-3">
              <div className="flex min-w-0 flex-wrap items-center gap-x-3">
                <h2 className="font-semibold text-base">{title}</h2>
                {beside}
              </div>
              <button type="button" className="btn" onClick={leave}>
                Close
                <Key of="Esc" />
              </button>
            </div>
            <div className="flex-1 px-5 py-4">{children({ close, saved: forget })}</div>
            {foot && <div className="drawer-bar bottom-0 border-line border-t px-5 py-3">{foot}</div>}
          </div>
        )}
      </dialog>
      {isOpen && question}
      {isOpen && <Held isHeld={typed.isTouched} ask={ask} />}
    </>
  );
}

/** Holds the page back only while the panel is open: a page may have a panel a row. */
function Held({ isHeld, ask }: { readonly isHeld: () => boolean; readonly ask: (go: () => void) => void }) {
  useLeaving(isHeld, ask);
  return null;
}
