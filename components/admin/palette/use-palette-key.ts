"use client";
import { useSyncExternalStore } from "react";

const unchanging = () => () => {};
const isApple = () => /Mac OS X/.test(navigator.userAgent);

/** What opens the palette on this machine. The server does not know it, and says what most have. */
export function usePaletteKey(): "⌘K" | "Ctrl K" {
  return useSyncExternalStore(
    unchanging,
    () => (isApple() ? "⌘K" : "Ctrl K"),
    () => "Ctrl K",
  );
}
