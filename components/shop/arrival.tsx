"use client";

import { useEffect, useState } from "react";
import { arrivalDays, arrivalWords } from "@/lib/shipping/words";
import { daysInWords, type UsualWay } from "./delivery";

interface ArrivalProps {
  readonly way: UsualWay;
  readonly locale: string;
  readonly className?: string;
}

/**
 * When a thing that is ordered now arrives. A kept page may be older than its day, so it says how many days it takes;
 * the browser, which knows what time it is, says which days those are.
 */
export function Arrival({ way, locale, className }: ArrivalProps) {
  const [days, setDays] = useState<string | null>(null);
  useEffect(() => {
    const count = () => setDays(arrivalWords(arrivalDays(new Date(), way, way.hours), locale));
    count();
    document.addEventListener("visibilitychange", count);
    return () => document.removeEventListener("visibilitychange", count);
  }, [way, locale]);
  return (
    <span className={className}>
      {days ? (
        <>
          With you <strong className="font-medium">{days}</strong>
        </>
      ) : (
        `With you in ${daysInWords(way.minDays, way.maxDays)}`
      )}
    </span>
  );
}
