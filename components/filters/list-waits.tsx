"use client";
import type { ReactNode } from "react";
import { useGoing } from "../ui/use-going";

/** A list that is about to be another: narrowed, sorted or turned. It says so, and steps back if that takes a while. */
export function ListWaits({ children }: { readonly children: ReactNode }) {
  return (
    <div className="list-waits" aria-busy={useGoing({ sameList: true }) || undefined}>
      {children}
    </div>
  );
}
