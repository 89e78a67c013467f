import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { type GalleryInput, MAX_PICTURES, type ProductRefusal } from "./contract";
import type { ProductDraft } from "./draft";
import { type EditTarget, editProduct } from "./edit-product";
import { settleMedia } from "./media";
import { storePicture } from "./picture-file";
import type { ProductState } from "./state";
import { ensureMedia, lockProducts, readProducts } from "./store/products";

type Done<V, Code extends string = never> = Promise<Result<V, ProductRefusal | Code>>;

/**
 * Adds an uploaded picture to the end of a product's gallery; one that is there already stays where it is, and `added`
 * is false. The file is kept before the transaction: written twice it is the same, and written for nothing it harms
 * nobody. Refusals: `picture_too_large` (20 MB), `picture_unreadable`, `too_many_pictures`, and those of
 * `editProduct`.
 */
export async function addPicture(
  ctx: Ctx,
  target: EditTarget,
  picture: { readonly bytes: Uint8Array; readonly alt: string },
  kept: Storage = storage(),
): Done<
  { version: number; added: boolean },
  "picture_too_large" | "picture_unreadable" | "too_many_pictures"
> {
  const stored = await storePicture(kept, picture.bytes);
  if (!stored.ok) return stored;
  const source = `upload:${stored.value.sha256}`;
  // Nothing said of it now does not take away what was said before.
  const alt = picture.alt === "" ? undefined : picture.alt;
  return transact(ctx, async (tx) => {
    const known = await lockedProduct(tx, target.productId);
    const gallery = known?.pictures ?? [];
    const added = !gallery.some((one) => one.source === source);
    if (added && gallery.length >= MAX_PICTURES) return refuse("too_many_pictures");
    const media = (await ensureMedia(tx, [source])).get(source)!;
    const edited = await editProduct(tx, target, { pictures: [{ source, alt }] });
    if (!edited.ok) return edited;
    await settleMedia(tx, [{ id: media.id, file: stored.value }]);
    return ok({ version: edited.value.version, added });
  });
}

/**
 * Puts a product's pictures in this order, with these texts; those that are not named leave the gallery, and variants
 * that they stood for have none of their own then. `shows` says which picture stands for a variant. Refusals: those of
 * `editProduct`.
 */
export async function arrangePictures(
  tx: TxCtx,
  target: EditTarget,
  pictures: GalleryInput["pictures"],
  shows: NonNullable<GalleryInput["shows"]> = [],
): Done<{ version: number }> {
  const known = await lockedProduct(tx, target.productId);
  const byId = new Map(known?.pictures.map((picture) => [picture.id, picture]));
  const arranged = pictures.flatMap(({ id, alt }) => {
    const source = byId.get(id)?.source;
    return source === undefined ? [] : [{ source, alt }];
  });
  const draft: Partial<ProductDraft> = {
    pictures: arranged.map((picture, position) => ({ ...picture, position })),
    ...(known && shows.length > 0
      ? { variants: shownBy(known, shows, new Set(arranged.map((one) => one.source))) }
      : {}),
  };
  return editProduct(tx, target, draft, { unnamed: "remove" });
}

/** Every live variant, since one that is not named would go; what a picture that leaves stood for has none. */
function shownBy(
  known: ProductState,
  shows: NonNullable<GalleryInput["shows"]>,
  kept: ReadonlySet<string>,
): ProductDraft["variants"] {
  const wanted = new Map(shows.map(({ variantId, pictureId }) => [variantId, pictureId]));
  const sources = new Map(known.pictures.map((picture) => [picture.id, picture.source]));
  return known.variants
    .filter((variant) => !variant.archived)
    .map(({ id }) => {
      const pictureId = wanted.get(id);
      if (pictureId === undefined) return { id };
      const source = pictureId === null ? undefined : sources.get(pictureId);
      return { id, picture: source !== undefined && kept.has(source) ? source : null };
    });
}

async function lockedProduct(tx: TxCtx, productId: string): Promise<ProductState | null> {
  await lockProducts(tx, { ids: [productId] });
  return (await readProducts(tx, { ids: [productId] }))[0] ?? null;
}
