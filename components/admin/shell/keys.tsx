"use client";
import { useEffect, useRef, useState } from "react";
import { type Offered, offers, pressElement } from "./offers";

const STORED = "desk-keys";
/** What works on every page. */
const always = [
  { keys: "⌘K", name: "Find or do anything; Ctrl K elsewhere" },
  { keys: "j k", name: "Next and previous row" },
  { keys: "↵", name: "Open the row" },
  { keys: "?", name: "These keys" },
] as const;

/**
 * Single keys for hands that stay on the keyboard: a letter does what carries it as `data-key`, G and a letter goes,
 * J and K walk through rows, ? names them all. Silent while somebody types, in a panel, or when switched off (WCAG
 * 2.2, 2.1.4).
 */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [offered, setOffered] = useState<readonly Offered[]>([]);
  const [isOn, setOn] = useState(true);

  useEffect(() => setOn(localStorage.getItem(STORED) !== "off"), []);
  useEffect(() => {
    let going = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "?") {
        setOffered(offers());
        dialog.current?.showModal();
        return;
      }
      if (!isOn) return;
      const went = event.timeStamp - going < 1_500;
      going = event.key === "g" && !went ? event.timeStamp : 0;
      if (went ? press(`[data-go="${CSS.escape(event.key)}"]`) : act(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);

  const toggle = () => {
    localStorage.setItem(STORED, isOn ? "off" : "on");
    setOn(!isOn);
  };

  return (
    <dialog ref={dialog} aria-label="Keys" className="drawer p-6">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold text-base">Keys on this page</h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <dl className="mt-4 grid grid-cols-[max-content_1fr] gap-x-5 gap-y-2">
        {[...always, ...offered].map(({ keys, name }) => (
          <div key={keys + name} className="contents">
            <dt className="flex gap-1">
              {keys.split(" ").map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="btn mt-6" onClick={toggle} aria-pressed={isOn}>
        {isOn ? "Switch single keys off" : "Switch single keys on"}
      </button>
    </dialog>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function act(key: string): boolean {
  if (key === "j" || key === "k") return walk(key === "j" ? 1 : -1);
  return press(`[data-key="${CSS.escape(key)}"]`);
}

/** Presses the first element that is shown. */
function press(selector: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
    element.checkVisibility(),
  );
  if (found) pressElement(found);
  return found !== undefined;
}

function walk(step: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(".row-link")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  return next !== undefined;
}
