export const PALETTE = "desk-palette";

/** Asks for the palette, from wherever a button or a key stands. */
export function openPalette(): void {
  window.dispatchEvent(new Event(PALETTE));
}
