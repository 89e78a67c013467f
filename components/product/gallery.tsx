"use client";

import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useChosen } from "./chosen-variant";
import { shownOf } from "./gallery-places";

interface GalleryProps {
  /** The pictures as the server made them, in their order. */
  readonly pictures: readonly { readonly id: string; readonly node: ReactNode }[];
  readonly label: string;
}

/**
 * The pictures of a product: side by side under a finger on phones, a large one over pairs on wide screens. The one of
 * the chosen variant comes first; those of other variants stand where they are chosen.
 */
export function Gallery({ pictures, label }: GalleryProps) {
  const {
    variants,
    chosen: { pictureId },
  } = useChosen();
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(pictureId);
  useEffect(() => {
    if (before.current === pictureId) return;
    before.current = pictureId;
    list.current?.scrollTo({ left: 0, behavior: "smooth" });
  }, [pictureId]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <ul ref={list} aria-label={label} tabIndex={0} className="gallery">
      {shownOf(pictures, variants, pictureId).map((picture) => (
        <li key={picture.id}>{picture.node}</li>
      ))}
    </ul>
  );
}
