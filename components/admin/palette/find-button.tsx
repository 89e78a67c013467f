"use client";
import { Key } from "../parts/key";
import { openPalette } from "./open-palette";
import { usePaletteKey } from "./use-palette-key";

/** Opens the palette; it stands in the navigation, and small at the top on a phone. */
export function FindButton({ small = false }: { readonly small?: boolean }) {
  const key = usePaletteKey();
  if (small)
    return (
      <button
        type="button"
        className="btn min-w-11 !px-0"
        aria-label="Search"
        aria-haspopup="dialog"
        onClick={openPalette}
      >
        <svg aria-hidden viewBox="0 0 20 20" className="size-4.5 fill-none stroke-current stroke-[1.75]">
          <circle cx="8.5" cy="8.5" r="5.75" />
          <path d="m13 13 4.5 4.5" />
        </svg>
      </button>
    );
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K /"
      onClick={openPalette}
      className="input flex items-center justify-between text-ink-3"
      data-key="/"
      data-key-name="Find or do anything"
    >
      Find or do
      <Key of={key} />
    </button>
  );
}
