"use client";

import { useEffect, useState } from "react";
import { arrivalDays, arrivalWords } from "@/lib/shipping/words";
import { daysInWords, type UsualWay } from "./delivery";

interface ArrivalProps {
  readonly way: UsualWay;
  readonly locale: string;
}

/** When a thing that is ordered now arrives: "With you Thursday 3 to Monday 7 December". */
export function Arrival({ way, locale }: ArrivalProps) {
  const days = useArrival(way, locale, "long");
  if (!days) return <>With you in {daysInWords(way.minDays, way.maxDays)}</>;
  return (
    <>
      With you <strong className="font-medium">{days}</strong>
    </>
  );
}

/** The same within a line about something else: "with you Thu 3 to Mon 7 December". */
export function ArrivalBeside({ way, locale }: ArrivalProps) {
  const days = useArrival(way, locale, "short");
  return <>with you {days ?? `in ${daysInWords(way.minDays, way.maxDays)}`}</>;
}

/**
 * The days on which it arrives, once they are known. A kept page may be older than its day, so it says how many days it
 * takes; the browser, which knows what time it is, says which days those are.
 */
function useArrival(way: UsualWay, locale: string, weekday: "long" | "short"): string | null {
  const [days, setDays] = useState<string | null>(null);
  useEffect(() => {
    const count = () => setDays(arrivalWords(arrivalDays(new Date(), way, way.hours), locale, weekday));
    // Not in the breath in which the page wakes up: the first formatter of days takes a phone a while.
    const soon = window.setTimeout(count);
    document.addEventListener("visibilitychange", count);
    return () => {
      window.clearTimeout(soon);
      document.removeEventListener("visibilitychange", count);
    };
  }, [way, locale, weekday]);
  return days;
}
