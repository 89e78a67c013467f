"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Thumb } from "@/components/ui/thumb";
import type { Permission } from "@/lib/auth/contract";
import { pictureAddress } from "@/lib/catalog/contract";
import { mayLeaveFor } from "../form/use-leaving";
import { Key } from "../parts/key";
import { type Offered, offers, pressElement, SIGN_OUT } from "../shell/offers";
import { type Entry, fitting, foundEntries, knownEntries } from "./entries";
import { PALETTE } from "./open-palette";
import { useFind } from "./use-find";

interface PaletteProps {
  readonly may: readonly Permission[];
  readonly zone: string;
}

/**
 * Go, do, find: one field for every page, every act and every order, product and customer that its user may see. Opened
 * by Ctrl or Cmd and K from anywhere but within another dialog.
 */
export function Palette({ may, zone }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [here, setHere] = useState<readonly Offered[] | null>(null);
  useLayoutEffect(() => {
    const open = () => {
      if (document.querySelector("dialog[open]")) return;
      document.querySelector<HTMLElement>("#desk-side:popover-open")?.hidePopover();
      setHere(offers().filter(({ element }) => element.checkVisibility()));
      dialog.current?.showModal();
    };
    const listen = (event: globalThis.KeyboardEvent) => {
      const isAsked = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      if (!isAsked || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (dialog.current?.open) dialog.current.close();
      else open();
    };
    document.addEventListener("keydown", listen);
    window.addEventListener(PALETTE, open);
    return () => {
      document.removeEventListener("keydown", listen);
      window.removeEventListener(PALETTE, open);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is one beside it
    <dialog
      ref={dialog}
      aria-label="Find or do"
      className="palette"
      onClose={() => setHere(null)}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      {here && <Field may={may} zone={zone} here={here} close={() => dialog.current?.close()} />}
    </dialog>
  );
}

function Field({
  may,
  zone,
  here,
  close,
}: PaletteProps & { readonly here: readonly Offered[]; readonly close: () => void }) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const enterWaits = useRef(false);
  const found = useFind(typed);
  const answer = found && found.answer !== "failed" ? found.answer : null;
  const isAsking = typed.trim().length >= 2 && !found;
  const known = fitting(knownEntries(may, here, document.getElementById(SIGN_OUT)), typed);
  const now = { zone, now: new Date().toISOString() };
  const entries = answer ? [...known, ...foundEntries(answer, typed, may, now)] : known;
  const active = entries[Math.min(at, entries.length - 1)];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (active) document.getElementById(idOf(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  // Enter was pressed before the answer came: it means the first of what is found.
  useEffect(() => {
    if (!enterWaits.current || isAsking) return;
    enterWaits.current = false;
    if (active) choose(active);
  });

  function choose(entry: Entry) {
    close();
    if (entry.press) pressElement(entry.press);
    else if (entry.href && mayLeaveFor(entry.href)) router.push(entry.href);
  }

  function listen(event: KeyboardEvent) {
    const last = entries.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    };
    if (event.nativeEvent.isComposing) return;
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(to, 0));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active) choose(active);
      else enterWaits.current = isAsking;
    }
  }

  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Find or do"
        aria-expanded
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={active && idOf(active)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={80}
        placeholder={
          may.includes("customers.read")
            ? "An order, a product, a customer, a page…"
            : "An order, a product, a page…"
        }
        className="palette-field"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          enterWaits.current = false;
        }}
        onKeyDown={listen}
      />
      <div id="palette-list" role="listbox" aria-label="What fits" className="palette-list">
        {grouped(entries).map(([group, own]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
          <div key={group} role="group" aria-labelledby={`palette-${group}`}>
            <div id={`palette-${group}`} role="presentation" className="palette-group">
              {group}
            </div>
            {own.map((entry) => (
              <Option
                key={entry.id}
                entry={entry}
                isActive={entry === active}
                onPoint={() => setAt(entries.indexOf(entry))}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="palette-foot">
        <p role="status">
          {standing(typed, entries.filter(isHit).length, isAsking, found?.answer === "failed")}
        </p>
        <button type="button" className="btn sm:hidden" onClick={close}>
          Close
        </button>
        <p aria-hidden className="hidden items-center gap-1.5 sm:flex">
          <Key of="↑" />
          <Key of="↓" /> choose <Key of="↵" /> open <Key of="Esc" /> close
        </p>
      </div>
    </>
  );
}

interface OptionProps {
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One line: chosen by the field's keys or by a pointer, and no stop for Tab. */
function Option({ entry, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={idOf(entry)}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className="palette-option"
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      {entry.group === "Products" && (
        <Thumb
          src={entry.pictureKey ? pictureAddress(entry.pictureKey) : null}
          width={26}
          isEager
          className="h-8 w-6.5 shrink-0"
        />
      )}
      <span className="min-w-0 truncate">{entry.name}</span>
      {entry.beside && <span className="ml-auto min-w-0 shrink-0 truncate text-ink-3">{entry.beside}</span>}
      {entry.keys && (
        <span aria-hidden className="ml-auto flex gap-1">
          {entry.keys.split(" ").map((key) => (
            <Key key={key} of={key.toUpperCase()} />
          ))}
        </span>
      )}
    </div>
  );
}

/** A list to search through is no result. */
const isHit = (entry: Entry) => entry.group !== "Search";

const idOf = (entry: Entry) => `palette-${entry.id.replace(/\W+/g, "-")}`;

function grouped(entries: readonly Entry[]): [Entry["group"], Entry[]][] {
  const groups = new Map<Entry["group"], Entry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups];
}

function standing(typed: string, count: number, isAsking: boolean, hasFailed: boolean): string {
  if (hasFailed) return "The desk did not answer. Type on to ask again.";
  if (isAsking) return "Looking…";
  if (typed.trim() === "") return "";
  if (typed.trim().length === 1) return "Type on to find orders, products and people.";
  if (count === 0) return "Nothing found";
  return count === 1 ? "1 result" : `${count} results`;
}
