"use client";

import { lazy, Suspense, useLayoutEffect, useState } from "react";

const load = () => import("./quick-choice");
const QuickChoice = lazy(load);

interface Wanted {
  readonly handle: string;
  readonly title: string;
  /** The variant that its card shows; nothing where that is the first. */
  readonly itemId?: string;
}

/** Takes over the ways that say "Choose": the choice is shown where the shopper is. Fetched when it is first wanted. */
export function QuickChoices({ market, base }: { readonly market: string; readonly base: string }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);

  // With the page's first breath, as the forms that add.
  useLayoutEffect(() => {
    const wayOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-choose]") : null;
    const onClick = (event: MouseEvent) => {
      const way = wayOf(event);
      if (!way || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const { choose = "", title = "", item } = way.dataset;
      setWanted({ handle: choose, title, itemId: item });
    };
    const onNear = (event: Event) => wayOf(event) && void load();
    document.addEventListener("click", onClick);
    document.addEventListener("pointerover", onNear);
    document.addEventListener("focusin", onNear);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerover", onNear);
      document.removeEventListener("focusin", onNear);
    };
  }, []);

  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <QuickChoice
        key={wanted.handle}
        {...wanted}
        market={market}
        base={base}
        onClose={() => setWanted(null)}
      />
    </Suspense>
  );
}
