/** The widths that pictures are made in. The media door makes no other, so that nobody can fill its shelves. */
export const pictureWidths: readonly number[] = [96, 160, 256, 320, 390, 480, 640, 828, 1080, 1440, 1920];

/** A stored picture at one of those widths. */
export function sizedSource(src: string, width: number): string {
  return `${src}?w=${width}`;
}

/** The `srcset` of a picture: what makes sense for it, no more than its own width and what the page can show. */
export function sourceSet(
  src: string,
  ownWidth: number,
  range: { readonly from: number; readonly to: number },
): string {
  const fitting = pictureWidths.filter((width) => width >= range.from && width <= range.to);
  const smaller = fitting.filter((width) => width < ownWidth);
  // One step beyond its own width stands for the original.
  const next = fitting.find((width) => width >= ownWidth);
  const used = next === undefined ? smaller : [...smaller, next];
  return used.map((width) => `${sizedSource(src, width)} ${Math.min(width, ownWidth)}w`).join(", ");
}
