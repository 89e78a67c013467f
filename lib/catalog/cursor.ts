import { z } from "zod";

const LONGEST = 2_000;

/** A place in a sorted list as one opaque word for an address. */
export function encodeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/**
 * The place a word names, or null. Whoever makes one up learns nothing and breaks nothing: it is bounded, parsed and
 * checked like any other input, and only ever used as a bound parameter.
 */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T | null {
  if (cursor.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** An id as a cursor carries it: anything else would be an error in SQL. */
export const cursorId = z.uuid();
/** A whole number that a bigint column, or an instant in milliseconds, can be compared with. */
export const cursorNumber = z.int().min(-100_000_000_000_000).max(100_000_000_000_000);
export const cursorText = z
  .string()
  .max(800)
  .refine((value) => !value.includes("\u0000"));
