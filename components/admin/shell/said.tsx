"use client";
import { useEffect, useState } from "react";

const SAID = "desk-said";

/** Tells the person at the desk that something was done: read aloud, shown for a while, never in the way. */
export function say(text: string): void {
  window.dispatchEvent(new CustomEvent(SAID, { detail: text }));
}

/** Where it is shown and read aloud. */
export function Said() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer = 0;
    const listen = (event: Event) => {
      setSaid((event as CustomEvent<string>).detail);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setSaid(""), 7_000);
    };
    window.addEventListener(SAID, listen);
    return () => {
      window.removeEventListener(SAID, listen);
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <div role="status" className="no-print fixed bottom-5 left-1/2 z-30 -translate-x-1/2">
      {said && <p className="rounded-sm bg-deep px-4 py-2.5 text-on-deep shadow-lg">{said}</p>}
    </div>
  );
}
