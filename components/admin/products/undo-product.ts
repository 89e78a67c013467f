import type { ProductDone } from "@/lib/assortment/contract";
import { newKey, post } from "../form/post";
import { refusalWords } from "../refusal-words";
import type { Undo } from "../shell/said";

/** The door through which products are changed from lists, and edits are taken back. */
export const BULK = "/admin/products/bulk";

/** What came of taking one edit back, in words. */
const refused: Readonly<Record<string, string>> = {
  changed_meanwhile: "Somebody has changed it since: nothing was taken back.",
  not_undoable: "This cannot be taken back by itself. Change it on the product’s page.",
  product_not_found: "The product is gone: nothing was taken back.",
};

/** Takes the last edit of a product back, if `version` is still the last of it. */
export function undoProduct(id: string, version: number): Undo {
  const key = newKey();
  return async () => {
    const body = { act: { kind: "undo" }, products: [{ id, version }] };
    const answer = await post<{ results: readonly ProductDone[] }>(BULK, body, key);
    if (!answer.ok) return refusalWords(answer);
    const [done] = answer.value.results;
    return done && !done.ok ? (refused[done.code] ?? "Nothing was taken back.") : "Taken back";
  };
}
