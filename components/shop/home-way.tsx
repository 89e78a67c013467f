"use client";

import { useEffect, useState } from "react";
import { type ButtonKind, buttonClass } from "../ui/button";

/** The way to the shop from an address that no page has: into the market that the address begins with, if it is one. */
export function HomeWay({ kind = "quiet" }: { readonly kind?: ButtonKind }) {
  const [home, setHome] = useState("/");
  useEffect(() => {
    const [, market] = /^(\/[a-z]{2})\//.exec(window.location.pathname) ?? [];
    if (!market) return;
    void fetch(market, { method: "HEAD" }).then(
      (answer) => answer.ok && setHome(market),
      () => {},
    );
  }, []);
  // A whole page load: the page it stands on belongs to no layout.
  return (
    <a href={home} className={buttonClass(kind, "text-base")}>
      Go to the shop
    </a>
  );
}
