"use client";
import { useRouter } from "next/navigation";
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Key } from "../parts/key";

const SAID = "desk-said";
/** Milliseconds that a notice stays; longer where something can still be done about it. */
const SHOWN = 7_000;
const SHOWN_WITH_UNDO = 14_000;

/** Takes back what was said to be done, and says in words what came of it. */
export type Undo = () => Promise<string>;

interface Notice {
  readonly text: string;
  readonly undo: Undo | null;
}

/**
 * Tells the person at the desk that something was done: read aloud, shown for a while, never in the way. With `undo` the
 * notice offers to take it back.
 */
export function say(text: string, undo: Undo | null = null): void {
  window.dispatchEvent(new CustomEvent<Notice>(SAID, { detail: { text, undo } }));
}

/** Where it is shown and read aloud. Its time stands still while somebody points at it or has the focus in it. */
export function Said() {
  const router = useRouter();
  const [said, setSaid] = useState<Notice | null>(null);
  const [isHeld, setHeld] = useState(false);
  const [isUndoing, setUndoing] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const listen = (event: Event) => {
      setHeld(false);
      setSaid((event as CustomEvent<Notice>).detail);
    };
    window.addEventListener(SAID, listen);
    return () => window.removeEventListener(SAID, listen);
  }, []);
  useEffect(() => {
    if (!said || isHeld || isUndoing) return;
    const timer = window.setTimeout(() => setSaid(null), said.undo ? SHOWN_WITH_UNDO : SHOWN);
    return () => window.clearTimeout(timer);
  }, [said, isHeld, isUndoing]);

  async function takeBack(undo: Undo) {
    setUndoing(true);
    const words = await undo();
    setUndoing(false);
    setHeld(false);
    // The button goes: whoever had the focus on it is put back where they were.
    if (document.activeElement?.closest("[data-said]")) (cameFrom.current ?? document.body).focus();
    setSaid({ text: words, undo: null });
    router.refresh();
  }
  const focused = (event: FocusEvent) => {
    setHeld(true);
    if (event.relatedTarget instanceof HTMLElement) cameFrom.current = event.relatedTarget;
  };

  return (
    <div role="status" data-said="" className="said no-print">
      {said && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing only keeps it from going
        <div
          className="flex items-center gap-4 rounded-sm bg-deep px-4 py-2.5 text-on-deep shadow-lg"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={focused}
          onBlur={() => setHeld(false)}
        >
          <p>{said.text}</p>
          {said.undo && (
            <button
              type="button"
              className="btn btn-on-deep"
              aria-disabled={isUndoing || undefined}
              onClick={() => !isUndoing && said.undo && void takeBack(said.undo)}
              data-key="z"
              data-key-name="Undo"
            >
              {isUndoing ? "Taking it back…" : "Undo"}
              <Key of="Z" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
