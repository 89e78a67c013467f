import { notFound } from "next/navigation";

/** For an address that is only the beginning of others, such as "/c". */
export function NothingHere(): never {
  notFound();
}
