"use client";
import { Key } from "../parts/key";
import { openPalette } from "./open-palette";
import { usePaletteKey } from "./use-palette-key";

/** Opens the palette; it stands in the navigation, and small at the top on a phone. */
export function FindButton({ small = false }: { readonly small?: boolean }) {
  const key = usePaletteKey();
  if (small)
    return (
      <button type="button" className="btn" aria-haspopup="dialog" onClick={openPalette}>
        Find
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
