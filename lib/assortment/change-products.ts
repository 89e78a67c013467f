import type { z } from "zod";
import {
  addToCollection,
  changePrices,
  type EditedProduct,
  editProducts,
  productVersions,
  type SeenProduct,
  takeFromCollection,
  undoEdits,
} from "@/lib/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import { auditMany } from "@/lib/platform/audit";
import type { changeProductsSchema, ProductAct, ProductDone } from "./contract";

/**
 * One act over a few products, each by the version that was seen, in a fixed number of statements. Every product gets an
 * answer of its own: done, or refused and left as it is. The whole call is refused only for `collection_not_found` and `collection_full`.
 */
export async function changeProducts(
  tx: TxCtx,
  { act, products }: z.output<typeof changeProductsSchema>,
): Promise<Result<readonly ProductDone[], "collection_not_found" | "collection_full">> {
  const ids = products.map(({ id }) => id);
  if (act.kind === "collect" || act.kind === "uncollect") return arrange(tx, act, ids);
  const targets = products.map(({ id, version }) => ({ productId: id, expectedVersion: version }));
  const edited = await edit(tx, act, targets);
  return ok(ids.map((id, at) => doneOf(id, edited[at]!)));
}

type Edited = Result<EditedProduct, Extract<ProductDone, { ok: false }>["code"], unknown>;

function edit(
  tx: TxCtx,
  act: Exclude<ProductAct, { kind: "collect" | "uncollect" }>,
  targets: readonly SeenProduct[],
): Promise<readonly Edited[]> {
  switch (act.kind) {
    case "status":
      return editProducts<never, never>(tx, targets, () => ok({ status: act.status }));
    case "prices":
      return changePrices(tx, targets, act);
    case "undo":
      return undoEdits(tx, targets);
  }
}

/** Into a collection or out of it: no change of the product itself, so its version is not asked. */
async function arrange(
  tx: TxCtx,
  { kind, collectionId }: Extract<ProductAct, { kind: "collect" | "uncollect" }>,
  ids: readonly string[],
): Promise<Result<readonly ProductDone[], "collection_not_found" | "collection_full">> {
  const versions = await productVersions(tx, ids);
  const there = ids.filter((id) => versions.has(id));
  const done =
    kind === "collect"
      ? await addToCollection(tx, collectionId, there)
      : await takeFromCollection(tx, collectionId, there);
  if (!done.ok) return done;
  const changed = new Set("added" in done.value ? done.value.added : done.value.taken);
  await auditMany(
    tx,
    kind === "collect" ? "product.collected" : "product.uncollected",
    "product",
    [...changed].map((id) => ({ id, after: { collection: collectionId } })),
  );
  return ok(
    ids.map((id) => {
      const version = versions.get(id);
      if (version === undefined) return { id, ok: false, code: "product_not_found", version: null };
      return { id, ok: true, changed: changed.has(id), version };
    }),
  );
}

function doneOf(id: string, edited: Edited): ProductDone {
  if (edited.ok) return { id, ok: true, changed: edited.value.changed, version: edited.value.version };
  const { version } = (edited.detail ?? {}) as { readonly version?: number };
  return { id, ok: false, code: edited.code, version: version ?? null };
}
