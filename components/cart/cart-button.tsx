"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import { askLive } from "../live/live-store";
import type { UsualWay } from "../shop/delivery";
import { CartDrawer } from "./cart-drawer";
import { CartNews } from "./cart-news";
import { forgetProblem, loadCart } from "./cart-store";
import type { FreeFrom } from "./free-delivery";
import { useCart } from "./use-cart";
import { watchForms } from "./watch-forms";

interface CartButtonProps {
  readonly market: string;
  /** Where the market's pages begin. */
  readonly base: string;
  readonly free: FreeFrom | null;
  readonly way: UsualWay | null;
}

/**
 * The cart in the header: how much is in it, and the drawer behind it. Before script, or without, it is a link to the
 * cart's page. Every form of the page that adds something is taken over here, so that products need no script for it.
 */
export function CartButton({ market, base, free, way }: CartButtonProps) {
  const { count } = useCart();
  const [drawer, setDrawer] = useState<"never" | "open" | "closed">("never");

  useEffect(() => {
    askLive(market, null);
    const seenAgain = () => document.visibilityState === "visible" && askLive(market, null);
    const restored = (event: PageTransitionEvent) => event.persisted && askLive(market, null);
    document.addEventListener("visibilitychange", seenAgain);
    window.addEventListener("pageshow", restored);
    return () => {
      document.removeEventListener("visibilitychange", seenAgain);
      window.removeEventListener("pageshow", restored);
    };
  }, [market]);
  // With the page's first breath: a press between it and an effect would leave the page.
  useLayoutEffect(() => watchForms(market, () => setDrawer("open")), [market]);

  useEffect(() => {
    if (drawer === "open") void loadCart(market);
  }, [drawer, market]);

  return (
    <>
      <a
        href="/cart"
        className="py-2 hover:underline underline-offset-8"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          forgetProblem();
          setDrawer("open");
        }}
      >
        Cart
        {count > 0 && (
          <span className="figures ml-1.5 text-accent">
            {count}
            <span className="sr-only">{count === 1 ? " thing" : " things"}</span>
          </span>
        )}
      </a>
      <CartNews />
      <CartDrawer state={drawer} base={base} free={free} way={way} onClose={() => setDrawer("closed")} />
    </>
  );
}
