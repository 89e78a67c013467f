"use client";

import { createContext, lazy, Suspense, useContext, useEffect, useState } from "react";
import { buttonClass } from "../ui/button";
import { homeAddress, searchAddress } from "./addresses";

/** Where the pages of the market begin that the frame around belongs to, for parts that no page can tell. */
export const MarketBase = createContext("");

/** The ways on from where nothing is, within the same market. */
export function WaysOn() {
  const base = useContext(MarketBase);
  return (
    <p className="flex flex-wrap gap-4 text-base">
      <a href={homeAddress(base)} className={buttonClass("primary")}>
        Go to the shop
      </a>
      <a href={searchAddress(base)} className={buttonClass("quiet", "min-h-12")}>
        Search
      </a>
    </p>
  );
}

const OftenChosenRow = lazy(() => import("./often-chosen-row"));

/** What others choose, under a page that has nothing of its own to show. Fetched once the page is awake. */
export function OftenChosen() {
  const base = useContext(MarketBase);
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  if (!isAwake) return null;
  return (
    <Suspense fallback={null}>
      <OftenChosenRow
        base={base}
        market={base.slice(1) || "default"}
        locale={document.documentElement.lang}
      />
    </Suspense>
  );
}
