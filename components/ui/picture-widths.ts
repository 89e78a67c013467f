/**
 * The widths that pictures are made in: five steps to a doubling, so that none is fetched in more than 1.15 times the
 * pixels it needs, and twice a step is a step. The media door makes no other, so that nobody can fill its shelves.
 */
export const pictureWidths: readonly number[] = Array.from({ length: 31 }, (_, at) =>
  Math.round(2 ** (4.8 + at / 5)),
);

/**
 * What a picture is shown with: from the least to the most device pixels where it grows with the window, else each
 * width in CSS pixels, which dense screens show with twice as many.
 */
export type Shown = { readonly from: number; readonly to: number } | readonly number[];

/** A stored picture in the least of the widths that has as many pixels. */
export function sizedSource(src: string, pixels: number): string {
  return `${src}?w=${stepFor(pixels)}`;
}

/** The `srcset` of a picture: the steps that its place can need, no more than its own width has. */
export function sourceSet(src: string, ownWidth: number, shown: Shown): string {
  const steps = stepsOf(shown);
  // One step beyond its own width stands for the original.
  const beyond = steps.findIndex((step) => step >= ownWidth);
  const used = beyond < 0 ? steps : steps.slice(0, beyond + 1);
  return used.map((step) => `${src}?w=${step} ${Math.min(step, ownWidth)}w`).join(", ");
}

function stepsOf(shown: Shown): readonly number[] {
  const isNeeded =
    "from" in shown
      ? (step: number) => step >= shown.from && step <= stepFor(shown.to)
      : (step: number) => shown.some((width) => step === stepFor(width) || step === stepFor(2 * width));
  return pictureWidths.filter(isNeeded);
}

function stepFor(pixels: number): number {
  return pictureWidths.find((step) => step >= pixels) ?? pictureWidths.at(-1)!;
}
