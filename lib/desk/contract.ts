import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { viewedLists } from "./lists";

export { type ColumnOf, type Columns, columnsOf, columnsSchema, listColumns } from "./columns";
export { type ViewedList, viewedLists } from "./lists";

/** The most views one person keeps of one list: as many as a row of tabs can bear. */
export const MAX_VIEWS = 12;

export const savedViewSchema = z.object({
  list: z.enum(viewedLists),
  name: z
    .string()
    .max(160)
    .transform(cleanText)
    .pipe(z.string().min(1, "Give it a name.").max(40, "A name has 40 characters at most.")),
  /** Filters as an address carries them; the list reads them as it reads any address. */
  query: z.string().min(1).max(1_000),
});

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}
