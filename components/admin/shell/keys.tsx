"use client";
import { Fragment, useEffect, useLayoutEffect, useState } from "react";
import { Drawer } from "../form/drawer";
import { usePaletteKey } from "../palette/use-palette-key";
import { type Offered, offers, pressElement, rowOffers } from "./offers";

const STORED = "desk-keys";
type Named = Pick<Offered, "keys" | "name">;

/** What works in every list, and from every page beside the palette. */
const inLists: readonly Named[] = [
  { keys: "j k", name: "Next and previous row" },
  { keys: "↵", name: "Open the row" },
];
const always: readonly Named[] = [{ keys: "?", name: "These keys" }];

/**
 * Single keys for hands that stay on the keyboard: a letter does what carries it as `data-key`, G and a letter goes,
 * J and K walk through rows, what carries `data-row-key` acts on the row with the focus, ? names them all. Silent while somebody types, in a panel, or when switched off (WCAG
 * 2.2, 2.1.4).
 */
export function Keys() {
  // What the page offers when it is asked; null while nobody asks.
  const [offered, setOffered] = useState<{
    readonly row: readonly Named[];
    readonly page: readonly Named[];
  } | null>(null);
  const paletteKey = usePaletteKey();
  const [isOn, setOn] = useState(true);

  useEffect(() => setOn(localStorage.getItem(STORED) !== "off"), []);
  // Awake with the page, not one task later: a key pressed in between would be lost.
  useLayoutEffect(() => {
    // Time begins anew with each page: no G was ever pressed, not even a moment after it was opened.
    let going = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "?") {
        setOffered({ row: rowOffers(), page: offers() });
        return;
      }
      if (!isOn) return;
      const went = event.timeStamp - going < 1_500;
      going = event.key === "g" && !went ? event.timeStamp : Number.NEGATIVE_INFINITY;
      // A key of a row's own comes first: space on a row is no scrolling of the page.
      const done = went ? press(`[data-go="${CSS.escape(event.key)}"]`) : actOnRow(event) || act(event.key);
      if (done) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);

  const toggle = () => {
    localStorage.setItem(STORED, isOn ? "off" : "on");
    setOn(!isOn);
  };

  const page = offered?.page ?? [];
  const groups: readonly (readonly [title: string, keys: readonly Named[]])[] = [
    ["On this page", page.filter(({ keys }) => keys.length === 1 && keys !== "/")],
    ["In a list", [...inLists, ...(offered?.row ?? [])]],
    ["Go to", page.filter(({ keys }) => keys.startsWith("g "))],
    [
      "Anywhere",
      [
        { keys: paletteKey, name: "Find or do anything" },
        { keys: "/", name: "The same, by one key" },
        ...always,
      ],
    ],
  ];
  return (
    <Drawer title="Keys on this page" isOpen={offered !== null} onClosed={() => setOffered(null)}>
      {() => (
        <>
          {groups
            .filter(([, own]) => own.length > 0)
            .map(([title, own]) => (
              <Fragment key={title}>
                <h3 className="mb-2 font-semibold not-first:mt-6">{title}</h3>
                <dl className="grid grid-cols-[3.5rem_1fr] gap-x-5 gap-y-2">
                  {own.map(({ keys, name }) => (
                    <div key={keys + name} className="contents">
                      <dt className="flex gap-1">
                        {keys.split(" ").map((key) => (
                          <kbd key={key} className="key">
                            {key.length === 1 ? key.toUpperCase() : key}
                          </kbd>
                        ))}
                      </dt>
                      <dd>{name}</dd>
                    </div>
                  ))}
                </dl>
              </Fragment>
            ))}
          <button type="button" className="btn mt-6" onClick={toggle} aria-pressed={isOn}>
            {isOn ? "Switch single keys off" : "Switch single keys on"}
          </button>
        </>
      )}
    </Drawer>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

/** The row that has the focus, or in which something has it. */
const focusedRow = () => document.activeElement?.closest("tr") ?? null;

/** Presses what a row offers under a key; with Shift held, as a click with Shift. */
function actOnRow(event: KeyboardEvent): boolean {
  const isLink = document.activeElement?.classList.contains("row-link");
  // Space and Enter belong to whatever control of the row has the focus.
  if (event.key === " " && !isLink) return false;
  const key = event.shiftKey ? event.key.toLowerCase() : event.key;
  const found = focusedRow()?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`);
  if (!found) return false;
  found.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
  return true;
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
  const here = focusedRow();
  const at = rows.findIndex((row) => row === document.activeElement || (here?.contains(row) ?? false));
  const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  return next !== undefined;
}
