import type { Ctx } from "@/lib/kernel/context";
import { type Result, refuse } from "@/lib/kernel/result";
import { type Storage, storage } from "@/lib/platform/storage";
import { addPicture } from "./add-picture";
import type { ProductRefusal } from "./contract";
import { readPicture } from "./picture-file";
import { productExists } from "./queries";

/**
 * Takes a picture as it arrives and adds it to a product's gallery. Refusals: `product_not_found` (before anything is
 * read), and those of `addPicture`.
 */
export async function uploadPicture(
  ctx: Ctx,
  productId: string,
  { alt, body }: { readonly alt: string; readonly body: AsyncIterable<Uint8Array> },
  kept: Storage = storage(),
): Promise<
  Result<
    { version: number; added: boolean },
    ProductRefusal | "picture_too_large" | "picture_unreadable" | "too_many_pictures"
  >
> {
  if (!(await productExists(ctx, productId))) return refuse("product_not_found");
  const bytes = await readPicture(body);
  if (bytes === null) return refuse("picture_too_large");
  return addPicture(ctx, { productId, expectedVersion: null }, { bytes, alt }, kept);
}
