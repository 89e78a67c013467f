"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * What was pressed may go with what it did, as the button of a letter that is answered leaves the list with it. Whoever
 * had the focus on it then has it on what stood beside its line, or on the page: not nowhere, and not on another button.
 * While its answer is under way it is `aria-disabled`: from what is disabled a browser takes the focus at once.
 */
export function usePlace(): RefObject<HTMLButtonElement | null> {
  const pressed = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = pressed.current;
    return () => {
      if (own === null || document.activeElement !== own) return;
      const line = own.closest("tr, li");
      const near = [line?.nextElementSibling, line?.previousElementSibling, document.getElementById("main")];
      // A moment later, once everything that goes has gone.
      queueMicrotask(() => {
        const place = near.find((one) => one instanceof HTMLElement && one.isConnected);
        if (!(place instanceof HTMLElement) || document.activeElement !== document.body) return;
        place.tabIndex = -1;
        place.focus({ preventScroll: place.id === "main" });
      });
    };
  }, []);
  return pressed;
}
