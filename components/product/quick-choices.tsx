"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const load = () => import("./quick-choice");
const QuickChoice = lazy(load);

/** Takes over the ways that say "Choose": the choice is shown where the shopper is. Fetched when it is first wanted. */
export function QuickChoices({ market, base }: { readonly market: string; readonly base: string }) {
  const [handle, setHandle] = useState<string | null>(null);

  useEffect(() => {
    const wanted = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-choose]") : null;
    const onClick = (event: MouseEvent) => {
      const way = wanted(event);
      if (!way || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      setHandle(way.dataset.choose ?? null);
    };
    const onNear = (event: Event) => wanted(event) && void load();
    document.addEventListener("click", onClick);
    document.addEventListener("pointerover", onNear);
    document.addEventListener("focusin", onNear);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerover", onNear);
      document.removeEventListener("focusin", onNear);
    };
  }, []);

  if (!handle) return null;
  return (
    <Suspense fallback={null}>
      <QuickChoice key={handle} handle={handle} market={market} base={base} onClose={() => setHandle(null)} />
    </Suspense>
  );
}
