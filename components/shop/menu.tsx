"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { holdPage } from "../ui/hold-page";

/**
 * The way into the whole shop: a native disclosure that works before any script does. With script it closes behind
 * whoever leaves it, by a link, by Escape, by a press beside it or by Tab.
 */
export function Menu({ children }: { readonly children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute("open");

  useEffect(() => {
    const left = (event: Event) => {
      if (!details.current?.contains(event.target as Node)) details.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", left);
    document.addEventListener("focusin", left);
    return () => {
      document.removeEventListener("pointerdown", left);
      document.removeEventListener("focusin", left);
    };
  }, []);

  return (
    <details
      ref={details}
      className="menu"
      onToggle={(event) => event.target === event.currentTarget && holdPage()}
      onClick={(event) => (event.target as Element).closest("a") && close()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        details.current?.querySelector("summary")?.focus();
      }}
    >
      <summary className="menu-word">
        <span className="menu-closed lg:hidden">Menu</span>
        <span className="menu-closed max-lg:hidden">Shop</span>
        <span className="menu-opened">Close</span>
      </summary>
      {children}
    </details>
  );
}
