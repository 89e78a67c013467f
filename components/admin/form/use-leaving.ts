"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const LEAVE = "desk-leave";

/** Asks whoever holds the page back; false when somebody does, who goes on to `href` by themselves if they may. */
export function mayLeaveFor(href: string): boolean {
  return window.dispatchEvent(new CustomEvent(LEAVE, { detail: href, cancelable: true }));
}

/** The part of the Navigation API that is used; browsers without it go back without a question. */
interface Navigation extends EventTarget {
  traverseTo(key: string): unknown;
}
interface NavigateEvent extends Event {
  readonly navigationType: string;
  readonly destination: { readonly key: string };
}

/**
 * Before somebody leaves while `isHeld`, by a link, a key, the palette, the back button or the window: `ask` is given
 * what to do if they want to. For the window the browser asks in its own words, and a second press of the back button
 * passes: a page may not hold anybody.
 */
export function useLeaving(isHeld: () => boolean, ask: (go: () => void) => void): void {
  const router = useRouter();
  const latest = useRef({ isHeld, ask });
  latest.current = { isHeld, ask };
  useEffect(() => {
    let isLetGo = false;
    const letGo = (go: () => void) => () => {
      isLetGo = true;
      go();
      window.setTimeout(() => {
        isLetGo = false;
      }, 1_000);
    };
    const hold = (event: Event, go: () => void) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current.ask(letGo(go));
    };
    const holds = () => !isLetGo && latest.current.isHeld();

    const unload = (event: BeforeUnloadEvent) => {
      if (holds()) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.("a[href]");
      const href = link?.getAttribute("href");
      // In a text that is being written a link leads nowhere.
      const isText = link instanceof HTMLElement && link.isContentEditable;
      const isHere =
        !isText &&
        href?.startsWith("/") &&
        !link?.hasAttribute("target") &&
        !link?.hasAttribute("download") &&
        // It opens something on this very page, which keeps what was typed.
        !link?.hasAttribute("data-stays");
      if (!isHere || event.metaKey || event.ctrlKey || event.shiftKey || !holds()) return;
      hold(event, () => router.push(href ?? "/admin"));
    };
    const leave = (event: Event) => {
      const href = (event as CustomEvent<string>).detail;
      if (holds()) hold(event, () => router.push(href));
    };
    const { navigation } = window as Window & { readonly navigation?: Navigation };
    const traverse = (event: Event) => {
      const { navigationType, destination } = event as NavigateEvent;
      if (navigationType !== "traverse" || !event.cancelable || event.defaultPrevented || !holds()) return;
      hold(event, () => {
        if (destination.key) navigation?.traverseTo(destination.key);
        else window.history.back();
      });
    };
    window.addEventListener("beforeunload", unload);
    window.addEventListener(LEAVE, leave);
    document.addEventListener("click", click, true);
    navigation?.addEventListener("navigate", traverse);
    return () => {
      window.removeEventListener("beforeunload", unload);
      window.removeEventListener(LEAVE, leave);
      document.removeEventListener("click", click, true);
      navigation?.removeEventListener("navigate", traverse);
    };
  }, [router]);
}
