"use client";

import { useSyncExternalStore } from "react";
import { type CartState, cartStore } from "./cart-store";

export function useCart(): CartState {
  return useSyncExternalStore(cartStore.subscribe, cartStore.get, cartStore.getServer);
}
