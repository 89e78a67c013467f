"use client";

import { useSyncExternalStore } from "react";
import { type MemoryChoice, memoryChoice, onMemory, recall } from "./memory";

/** What the reader of this device said; "unknown" until the browser has been asked. */
export function useMemoryChoice(): MemoryChoice | null | "unknown" {
  return useSyncExternalStore(onMemory, memoryChoice, () => "unknown" as const);
}

/** The remembered ids of viewed products, newest first, as one text: a snapshot must be the same while nothing changed. */
export function useViewed(): readonly string[] {
  const text = useSyncExternalStore(
    onMemory,
    () => recall("viewed").join(" "),
    () => "",
  );
  return text === "" ? [] : text.split(" ");
}
