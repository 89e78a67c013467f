import { type Choosable, firstChoice } from "./choice";

interface Named {
  readonly id: string;
}

/** The pictures of a gallery in their order: that of the chosen variant first, those of other variants not at all. */
export function shownOf<P extends Named>(
  pictures: readonly P[],
  variants: readonly { readonly pictureId: string | null }[],
  pictureId: string | null,
): readonly P[] {
  const ofOthers = new Set(variants.map((variant) => variant.pictureId));
  const first = pictures.filter((picture) => picture.id === pictureId);
  const rest = pictures.filter((picture) => picture.id !== pictureId && !ofOthers.has(picture.id));
  return first.length + rest.length > 0 ? [...first, ...rest] : pictures;
}

export interface Place {
  /** Whether the page opens with it. */
  readonly first: boolean;
  readonly sizes: string;
}

/** How wide each picture is laid out (`.gallery` in app/tokens.css), in the order of `pictures`. */
export function galleryPlaces(
  pictures: readonly Named[],
  variants: readonly (Choosable & { readonly pictureId: string | null })[],
): readonly Place[] {
  const shown = shownOf(pictures, variants, firstChoice(variants)?.pictureId ?? null);
  const onPhone =
    shown.length > 1
      ? "(min-width: 32rem) 81.14vw, calc(88vw - 2.2rem)"
      : "(min-width: 32rem) 92.2vw, calc(100vw - 2.5rem)";
  const large = `(min-width: 90rem) 54.17rem, (min-width: 64rem) calc(61.47vw - 1.17rem), ${onPhone}`;
  const paired = `(min-width: 90rem) 26.71rem, (min-width: 64rem) calc(30.73vw - 0.96rem), ${onPhone}`;
  return pictures.map((picture) => {
    const at = shown.indexOf(picture);
    const fillsRow = at === shown.length - 1 && at % 2 === 1;
    // One that is not shown is another variant's, and comes first once that is chosen.
    return { first: at === 0, sizes: at > 0 && !fillsRow ? paired : large };
  });
}
