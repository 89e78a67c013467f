"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { holdPage } from "../ui/hold-page";

/** What was open when a list gave way to its narrowed self: the kept page and the other are two, and look like one. */
let wasOpen: {
  readonly sheet: boolean;
  /** By its name: others may come and go with what is chosen. */
  readonly group: string | null;
  /** Which of its links and buttons had the focus; -1: none. */
  readonly focus: number;
  readonly at: number;
} | null = null;
/** What can have the focus there. */
const STOPS = "a[href], button, summary, input";
/** Longer ago it was another visit. */
const SAME_VISIT_MS = 5_000;

/**
 * Around the filters: an open one closes when somebody leaves it, and the form of prices leads on without loading the
 * page anew. Without script everything in it works by itself.
 */
export function FilterShell({ children }: { readonly children: ReactNode }) {
  const shell = useRef<HTMLDivElement>(null);
  const router = useRouter();

  useLayoutEffect(() => {
    const sheet = shell.current?.querySelector<HTMLElement>("[popover]");
    const groups = [...(shell.current?.querySelectorAll("details") ?? [])];
    const stopsOf = (group: Element | undefined) => [...(group?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
    if (wasOpen && Date.now() - wasOpen.at < SAME_VISIT_MS) {
      if (wasOpen.sheet) {
        // Whence it is opened is where the focus goes back to.
        shell.current?.querySelector<HTMLElement>("[popovertarget]")?.focus({ preventScroll: true });
        sheet?.showPopover();
      }
      const { group, focus } = wasOpen;
      const again = groups.find((one) => one.dataset.group === group);
      again?.setAttribute("open", "");
      stopsOf(again)[focus]?.focus({ preventScroll: true });
    }
    wasOpen = null;
    // Nothing under the sheet can be reached while it is open, and all of it before the focus goes back.
    const turned = ({ newState }: ToggleEvent) => {
      for (const other of sheet ? othersThan(sheet) : []) other.inert = newState === "open";
      holdPage();
      // What it was opened by cannot have the focus any more.
      if (newState === "open" && !sheet?.contains(document.activeElement)) sheet?.focus();
    };
    const turning = (event: ToggleEvent) => event.newState === "closed" && turned(event);
    sheet?.addEventListener("toggle", turned);
    sheet?.addEventListener("beforetoggle", turning);
    return () => {
      const open = groups.find((one) => one.open);
      const isSheet = sheet?.matches(":popover-open") ?? false;
      const focus = stopsOf(open).indexOf(document.activeElement as HTMLElement);
      const group = open?.dataset.group ?? null;
      wasOpen = isSheet || open ? { sheet: isSheet, group, focus, at: Date.now() } : null;
      for (const other of sheet ? othersThan(sheet) : []) other.inert = false;
      sheet?.removeEventListener("toggle", turned);
      sheet?.removeEventListener("beforetoggle", turning);
    };
  }, []);

  useEffect(() => {
    const left = (event: Event) => {
      // In the sheet one that closed would move the others away from under the press; they close each other there.
      if (shell.current?.querySelector(":popover-open")) return;
      for (const group of shell.current?.querySelectorAll("details[open]") ?? [])
        if (!group.contains(event.target as Node)) group.removeAttribute("open");
    };
    document.addEventListener("pointerdown", left);
    document.addEventListener("focusin", left);
    return () => {
      document.removeEventListener("pointerdown", left);
      document.removeEventListener("focusin", left);
    };
  }, []);

  const submit = (event: FormEvent<HTMLDivElement>) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    const entries = [...new FormData(form)].filter(([, value]) => value !== "") as [string, string][];
    router.push(`${form.action.replace(/\?.*/, "")}?${new URLSearchParams(entries)}`, { scroll: false });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the disclosures inside bubble through here
    <div
      ref={shell}
      className="contents"
      onSubmit={submit}
      onKeyDown={(event) => {
        const open = event.key === "Escape" && (event.target as Element).closest("details[open]");
        if (!open) return;
        event.preventDefault();
        open.removeAttribute("open");
        open.querySelector("summary")?.focus();
      }}
    >
      {children}
    </div>
  );
}

/** Everything of the page that neither holds it nor is held by it. */
function othersThan(sheet: HTMLElement): HTMLElement[] {
  const others: HTMLElement[] = [];
  for (let part: Element | null = sheet; part && part !== document.body; part = part.parentElement)
    for (const beside of part.parentElement?.children ?? [])
      if (beside !== part && beside instanceof HTMLElement) others.push(beside);
  return others;
}
