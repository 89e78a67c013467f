"use client";

import { createContext, useContext } from "react";
import { buttonClass } from "../ui/button";
import { homeAddress, searchAddress } from "./addresses";

/** Where the pages of the market begin that the frame around belongs to, for parts that no page can tell. */
export const MarketBase = createContext("");

/** The ways on from where nothing is, within the same market. */
export function WaysOn() {
  const base = useContext(MarketBase);
  return (
    <p className="flex flex-wrap gap-4 text-base">
      <a href={searchAddress(base)} className={buttonClass("quiet")}>
        Search
      </a>
      <a href={homeAddress(base)} className={buttonClass("quiet")}>
        Go to the shop
      </a>
    </p>
  );
}
