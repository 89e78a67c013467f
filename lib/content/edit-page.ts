import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { lockConfiguration, stampOf } from "@/lib/shop";
import type { PageInput, PageToEdit } from "./contract";
import { pageRow } from "./queries";
import { archivePage, savePage } from "./save-page";

/** A page with its stamp, taken away or not; null when there never was one under this handle. */
export async function pageToEdit(ctx: ReadCtx, handle: string): Promise<PageToEdit | null> {
  const row = await pageRow(ctx, handle);
  if (!row) return null;
  const { title, summary, body, menu, position, archivedAt } = row;
  const words = { handle, title, summary, body, menu, position };
  return { ...words, id: row.id, isGone: archivedAt !== null, seen: stampOf({ ...words, archivedAt }) };
}

/**
 * Writes a page that was seen before, or a new one (`seen` null), on the record. One that was taken away is back.
 * Refusals: `handle_taken` (a new page where one is, also one that was taken away), `changed_meanwhile`.
 */
export function editPage(
  ctx: Ctx,
  page: PageInput,
  seen: string | null,
): Promise<Result<undefined, "handle_taken" | "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const before = await pageToEdit(tx, page.handle);
    if (seen === null && before) return refuse("handle_taken");
    if (seen !== null && before?.seen !== seen) return refuse("changed_meanwhile");
    const { changed } = await savePage(tx, page);
    if (changed) await tell(tx, "page.changed", page.handle, before);
    return ok();
  });
}

/** Takes a page out of the shop, on the record; its words stay. Refusal: `changed_meanwhile`. */
export function takePageAway(
  ctx: Ctx,
  handle: string,
  seen: string,
): Promise<Result<undefined, "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const before = await pageToEdit(tx, handle);
    if (before?.seen !== seen || !(await archivePage(tx, handle))) return refuse("changed_meanwhile");
    await tell(tx, "page.archived", handle, before);
    return ok();
  });
}

async function tell(tx: TxCtx, action: string, handle: string, before: PageToEdit | null): Promise<void> {
  const after = await pageToEdit(tx, handle);
  if (after)
    await audit(tx, action, { kind: "page", id: after.id }, { before: told(before), after: told(after) });
}

function told(page: PageToEdit | null) {
  if (!page) return null;
  const { id: _id, seen: _seen, position: _position, isGone, ...words } = page;
  return { ...words, inTheShop: !isGone };
}
