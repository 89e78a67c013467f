"use client";
import { useState } from "react";
import type { Address } from "@/lib/kernel/address";
import { deliveryNow, type Refusal } from "../refusal-words";

/**
 * Where a parcel goes as far as its packer has seen. A page that is read again behind them tells them nothing, since the
 * label may be written by then; a refusal does, and what it told is what the next press goes by.
 */
export function useSeenDelivery(delivery: Address | null) {
  const [seen, setSeen] = useState(delivery);
  return {
    seen,
    told: ({ code, detail }: Refusal) => code === "address_changed" && setSeen(deliveryNow(detail) ?? null),
  };
}
