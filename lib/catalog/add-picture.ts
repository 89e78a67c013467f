import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import type { ProductRefusal } from "./contract";
import type { ProductDraft } from "./draft";
import { type EditTarget, editProduct } from "./edit-product";
import { settleMedia } from "./media";
import { storePicture } from "./picture-file";
import { ensureMedia, readProducts } from "./store/products";

type Done<Code extends string = never> = Promise<Result<{ version: number }, ProductRefusal | Code>>;

/**
 * Adds an uploaded picture to the end of a product's gallery. The file is kept before the transaction: written twice
 * it is the same, and written for nothing it harms nobody. Refusals: `picture_too_large` (20 MB),
 * `picture_unreadable`, and those of `editProduct`.
 */
export async function addPicture(
  ctx: Ctx,
  target: EditTarget,
  picture: { readonly bytes: Uint8Array; readonly alt: string },
  kept: Storage = storage(),
): Done<"picture_too_large" | "picture_unreadable"> {
  const stored = await storePicture(kept, picture.bytes);
  if (!stored.ok) return stored;
  const source = `upload:${stored.value.sha256}`;
  return transact(ctx, async (tx) => {
    const media = (await ensureMedia(tx, [source])).get(source)!;
    const edited = await editProduct(tx, target, { pictures: [{ source, alt: picture.alt }] });
    if (!edited.ok) return edited;
    await settleMedia(tx, [{ id: media.id, file: stored.value }]);
    return ok({ version: edited.value.version });
  });
}

/** Puts a product's pictures in this order, with these texts; those that are not named leave the gallery. */
export async function arrangePictures(
  tx: TxCtx,
  target: EditTarget,
  pictures: readonly { readonly id: string; readonly alt: string }[],
): Done {
  const [known] = await readProducts(tx, { ids: [target.productId] });
  const sources = new Map(known?.pictures.map((picture) => [picture.id, picture.source]));
  const arranged: ProductDraft["pictures"] = pictures.flatMap(({ id, alt }, position) => {
    const source = sources.get(id);
    return source === undefined ? [] : [{ source, alt, position }];
  });
  return editProduct(tx, target, { pictures: arranged }, { unnamed: "remove" });
}
