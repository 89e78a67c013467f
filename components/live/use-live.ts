"use client";

import { useSyncExternalStore } from "react";
import { type Live, liveStore } from "./live-store";

export function useLive(): Live | null {
  return useSyncExternalStore(liveStore.subscribe, liveStore.get, liveStore.getServer);
}
