"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { askLive } from "../live/live-store";
import { useLive } from "../live/use-live";
import { firstChoice } from "./choice";
import type { BuyableVariant } from "./contract";

export interface Chosen {
  readonly variants: readonly BuyableVariant[];
  readonly chosen: BuyableVariant;
  readonly choose: (variant: BuyableVariant) => void;
}

/** For whoever lets choose without being a product's page. */
export const ChosenContext = createContext<Chosen | null>(null);

export function useChosen(): Chosen {
  const chosen = useContext(ChosenContext);
  if (!chosen) throw new Error("a part of the product page stands outside of it");
  return chosen;
}

interface ChosenVariantProps {
  readonly market: string;
  readonly handle: string;
  readonly variants: readonly BuyableVariant[];
  readonly children: ReactNode;
}

/** Which variant of a product is looked at. Price and stock are those of this moment once the shop has told them. */
export function ChosenVariant({ market, handle, variants, children }: ChosenVariantProps) {
  const live = useLive()?.product;
  const [itemId, setItemId] = useState<string | null>(null);

  useEffect(() => {
    askLive(market, handle);
    // An address may name the variant; the kept page is the same for all of them.
    const named = new URLSearchParams(window.location.search).get("variant");
    if (named && variants.some((variant) => variant.itemId === named)) setItemId(named);
  }, [market, handle, variants]);

  const value = useMemo(() => {
    const now =
      live?.handle === handle ? variants.map((variant) => asOfNow(variant, live.variants)) : variants;
    const chosen = now.find((variant) => variant.itemId === itemId) ?? firstChoice(now);
    const choose = (variant: BuyableVariant) => {
      setItemId(variant.itemId);
      window.history.replaceState(null, "", `?variant=${variant.itemId}`);
    };
    return { variants: now, chosen, choose };
  }, [live, handle, variants, itemId]);

  return <ChosenContext value={value}>{children}</ChosenContext>;
}

type LiveVariants = NonNullable<NonNullable<ReturnType<typeof useLive>>["product"]>["variants"];

function asOfNow(variant: BuyableVariant, live: LiveVariants): BuyableVariant {
  const now = live.find((one) => one.item_id === variant.itemId);
  // A variant that the shop no longer names cannot be bought any more.
  if (!now) return { ...variant, available: false, left: 0 };
  return {
    ...variant,
    price: now.amount,
    compareAt: now.compare_at_amount,
    available: now.available === null || now.available > 0,
    left: now.available,
  };
}
