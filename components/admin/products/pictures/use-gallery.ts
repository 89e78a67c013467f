"use client";
import { useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";

export type Picture = DeskProduct["pictures"][number];

/** A picture as it stands in the draft: with its text as it is typed, and whether it is to go. */
export interface Arranged extends Picture {
  readonly isGone: boolean;
}

interface Draft {
  /** Ids in the wanted order; null as the page has it. */
  readonly order: readonly string[] | null;
  readonly alts: Readonly<Partial<Record<string, string>>>;
  readonly gone: ReadonlySet<string>;
  /** The picture that stands for a variant, by variant. */
  readonly shows: Readonly<Partial<Record<string, string | null>>>;
}

const untouched: Draft = { order: null, alts: {}, gone: new Set(), shows: {} };

/**
 * A gallery as somebody arranges it over what the page says: what arrives meanwhile joins at the end, and what was not
 * touched follows the page.
 */
export function useGallery(pictures: readonly Picture[], variants: readonly DeskVariant[]) {
  const [draft, setDraft] = useState(untouched);
  const arranged = inOrder(pictures, draft.order).map(
    (picture): Arranged => ({
      ...picture,
      alt: draft.alts[picture.id] ?? picture.alt,
      isGone: draft.gone.has(picture.id),
    }),
  );
  const stays = new Set(arranged.filter((picture) => !picture.isGone).map((picture) => picture.id));
  const shownBy = (variant: DeskVariant) => {
    const wanted = draft.shows[variant.id];
    const id = wanted === undefined ? variant.pictureId : wanted;
    return id !== null && stays.has(id) ? id : null;
  };
  const isDirty =
    arranged.some((picture, at) => {
      const known = pictures[at];
      return picture.isGone || picture.id !== known?.id || picture.alt !== known.alt;
    }) ||
    variants.some(
      (variant) => draft.shows[variant.id] !== undefined && shownBy(variant) !== variant.pictureId,
    );
  return {
    arranged,
    isDirty,
    shownBy,
    clear: () => setDraft(untouched),
    move(id: string, to: number) {
      const ids = arranged.map((picture) => picture.id).filter((other) => other !== id);
      ids.splice(to, 0, id);
      setDraft({ ...draft, order: ids });
    },
    say: (id: string, alt: string) => setDraft({ ...draft, alts: { ...draft.alts, [id]: alt } }),
    setGone(id: string, isGone: boolean) {
      const gone = new Set(draft.gone);
      if (isGone) gone.add(id);
      else gone.delete(id);
      setDraft({ ...draft, gone });
    },
    show: (variantIds: readonly string[], pictureId: string | null) =>
      setDraft({
        ...draft,
        shows: { ...draft.shows, ...Object.fromEntries(variantIds.map((id) => [id, pictureId])) },
      }),
    /** What the door takes. */
    values: () => ({
      pictures: arranged.filter((picture) => !picture.isGone).map(({ id, alt }) => ({ id, alt })),
      shows: variants
        .filter((variant) => draft.shows[variant.id] !== undefined)
        .map((variant) => ({ variantId: variant.id, pictureId: shownBy(variant) })),
    }),
  };
}
export type Gallery = ReturnType<typeof useGallery>;

function inOrder(pictures: readonly Picture[], order: readonly string[] | null): readonly Picture[] {
  if (order === null) return pictures;
  const known = new Map(pictures.map((picture) => [picture.id, picture]));
  const named = order.flatMap((id) => known.get(id) ?? []);
  return [...named, ...pictures.filter((picture) => !order.includes(picture.id))];
}
