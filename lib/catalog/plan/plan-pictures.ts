import { invariant } from "@/lib/kernel/invariant";
import type { ProductDraft } from "../draft";
import type { ProductState } from "../state";
import type { PlanSetting } from "./setting";
import { type CatalogWrites, differences } from "./writes";

/** The gallery after the plan: picture ids by source. Variants' own pictures join it at the end. */
export function planPictures(
  productId: string,
  known: ProductState | null,
  draft: ProductDraft,
  { ids, media, policy }: PlanSetting,
  writes: CatalogWrites,
): ReadonlyMap<string, string> {
  const bySource = new Map(known?.pictures.map((picture) => [picture.source, picture]));
  const byMedia = new Map(known?.pictures.map((picture) => [picture.mediaId, picture]));
  const gallery = new Map<string, string>([...bySource].map(([source, picture]) => [source, picture.id]));
  let position = Math.max(-1, ...(known?.pictures ?? []).map((picture) => picture.position)) + 1;
  const named = new Set<string>();
  const wanted = [
    ...(draft.pictures ?? []),
    ...(draft.variants ?? []).flatMap((variant) => (variant.picture ? [{ source: variant.picture }] : [])),
  ];
  for (const picture of wanted) {
    if (named.has(picture.source)) continue;
    named.add(picture.source);
    const mediaId = media.get(picture.source);
    invariant(mediaId, "every source of a draft has its media row before planning");
    const kept = bySource.get(picture.source) ?? byMedia.get(mediaId);
    const { alt, position: place } = picture as { alt?: string; position?: number };
    if (kept) {
      const changed = differences({ alt: kept.alt, position: kept.position }, { alt, position: place });
      if (Object.keys(changed).length > 0) writes.pictureChanges.push({ ...changed, id: kept.id });
      gallery.set(picture.source, kept.id);
      continue;
    }
    const id = ids.next();
    writes.pictures.push({ id, productId, mediaId, alt: alt ?? "", position: place ?? position });
    position = Math.max(position, place ?? position) + 1;
    gallery.set(picture.source, id);
  }
  if (policy.unnamed === "remove" && draft.pictures)
    for (const picture of known?.pictures ?? [])
      if (!named.has(picture.source)) writes.removedPictures.push(picture.id);
  return gallery;
}
