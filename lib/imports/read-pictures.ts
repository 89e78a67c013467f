import type { PictureDraft } from "@/lib/catalog";
import type { RowNote } from "./contract";
import { pictureSource } from "./picture-source";
import { type CellReader, warningNote } from "./read-cells";
import { quoted } from "./sentences";

/** The gallery that the rows of a product name, in the order of their positions, each picture once. */
export function readPictures(
  readers: readonly CellReader[],
  handle: string,
  notes: RowNote[],
): PictureDraft[] {
  const pictures = new Map<string, PictureDraft & { order: number }>();
  readers.forEach((reader, index) => {
    const source = pictureCell(reader, "picture", handle, notes);
    if (source === null || pictures.has(source)) return;
    const position = /^\d{1,4}$/.test(reader.raw("picturePosition") ?? "")
      ? Number(reader.raw("picturePosition"))
      : null;
    const alt = reader.raw("pictureAlt") === null ? undefined : reader.text("pictureAlt", 500)!;
    pictures.set(source, { source, alt, order: position ?? 10_000 + index });
  });
  return [...pictures.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ source, alt }, position) => ({ source, alt, position }));
}

/** The source of a picture cell; null when it is empty, or names nothing that may be fetched (and says so). */
export function pictureCell(
  reader: CellReader,
  column: "picture" | "variantPicture",
  handle: string,
  notes: RowNote[],
): string | null {
  const written = reader.raw(column);
  if (written === null) return null;
  const source = pictureSource(written, handle);
  if (source === null)
    notes.push(warningNote(reader.row, handle, "picture_refused", column, quoted(written)));
  return source;
}
