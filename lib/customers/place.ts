import { isUuid } from "@/lib/kernel/ids";

/** A place in a list sorted by time and id, as one opaque word. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export function encodePlace(place: Place): string {
  return Buffer.from(`${place.at.getTime()} ${place.id}`).toString("base64url");
}

/** Null for a word we did not make; used as a bound parameter only, so a made-up one finds another page at most. */
export function decodePlace(word: string): Place | null {
  if (word.length > 120) return null;
  const [time = "", id = ""] = Buffer.from(word, "base64url").toString("utf8").split(" ");
  return /^\d{1,14}$/.test(time) && isUuid(id) ? { at: new Date(Number(time)), id } : null;
}
