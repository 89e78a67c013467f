import { z } from "zod";
import { missingMedia, readPicture, settleMedia, storePicture } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { pathBeside } from "./picture-source";
import { picturesOf } from "./store";

/** Where a picture stood on the sender's machine: its folder's name, perhaps, and the path that the file names. */
export const besidePath = z.string().min(1).max(2_000);

type Refusal = "picture_not_missing" | "picture_too_large" | "picture_unreadable";

/**
 * Takes a picture that the file names by a path beside it, sent by whoever has that folder. It is re-encoded like any
 * other; every missing picture of the import that has this path gets it. Returns how many. Refusals:
 * `picture_not_missing` (before anything is read), `picture_too_large`, `picture_unreadable`.
 */
export async function sendPicture(
  ctx: Ctx,
  importId: string,
  path: string,
  body: AsyncIterable<Uint8Array>,
  kept: Storage = storage(),
): Promise<Result<{ pictures: number }, Refusal>> {
  const missing = await missingMedia(ctx, await picturesOf(ctx, importId));
  const wanted = missing.filter(({ source }) => isAt(path, pathBeside(source)));
  if (wanted.length === 0) return refuse("picture_not_missing");
  const bytes = await readPicture(body);
  if (bytes === null) return refuse("picture_too_large");
  const stored = await storePicture(kept, bytes);
  if (!stored.ok) return stored;
  await transact(ctx, (tx) =>
    settleMedia(
      tx,
      wanted.map(({ id }) => ({ id, file: stored.value })),
    ),
  );
  return ok({ pictures: wanted.length });
}

/** Whether a path leads to a wanted one: the same, or the same within the folder that was chosen. */
function isAt(path: string, wanted: string | null): boolean {
  return wanted !== null && (path === wanted || path.endsWith(`/${wanted}`));
}
