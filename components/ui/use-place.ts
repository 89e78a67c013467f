"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * What was pressed may go with what it did, as the button of a letter that is answered leaves the list with it. Whoever
 * had the focus on it then has it on what stood beside its line, on the nearest thing around it that `around` selects,
 * or on the page: not nowhere, and not on another button.
 * While its answer is under way it is `aria-disabled`: from what is disabled a browser takes the focus at once.
 */
export function usePlace<E extends HTMLElement = HTMLButtonElement>(around?: string): RefObject<E | null> {
  const pressed = useRef<E>(null);
  useLayoutEffect(() => {
    const own = pressed.current;
    return () => {
      if (own === null || document.activeElement !== own) return;
      const line = own.closest("tr, li");
      const near = [
        line?.nextElementSibling,
        line?.previousElementSibling,
        around && own.closest(around),
        document.getElementById("main"),
      ];
      // A moment later, once everything that goes has gone.
      queueMicrotask(() => {
        const place = near.find((one) => one instanceof HTMLElement && one.isConnected);
        if (!(place instanceof HTMLElement) || document.activeElement !== document.body) return;
        place.tabIndex = -1;
        place.focus({ preventScroll: place.id === "main" });
      });
    };
  }, [around]);
  return pressed;
}
