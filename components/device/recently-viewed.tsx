"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { remember } from "./memory";

const ViewedRow = lazy(() => import("./viewed-row"));

interface RecentlyViewedProps {
  readonly market: string;
  readonly base: string;
  readonly locale: string;
  /** The product that is being looked at, on its page. */
  readonly productId: string | null;
}

/** What was looked at before, at the foot of a page. Its code and its cards are fetched when somebody comes near. */
export function RecentlyViewed({ productId, ...rest }: RecentlyViewedProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);

  useEffect(() => {
    if (productId) remember("viewed", productId);
  }, [productId]);

  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "1200px" },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);

  return (
    // On a product's page the question stands here until it is answered: its room is kept, so that nothing moves.
    <div
      ref={place}
      className={productId ? "min-h-[14.5625rem] sm:min-h-[13.0625rem] xl:min-h-[10.625rem]" : undefined}
    >
      {isNear && (
        <Suspense fallback={null}>
          <ViewedRow {...rest} productId={productId} />
        </Suspense>
      )}
    </div>
  );
}
