import type { TxCtx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { PAGE_CHANGED, type PageInput, pageInputSchema } from "./contract";
import { endPage, writePage } from "./store";

/**
 * Writes a page under its handle, whether it is there or not; one that was taken away is back. `input` has been
 * through `pageInputSchema` at its door; a seed's goes through it here.
 */
export async function savePage(tx: TxCtx, input: PageInput): Promise<{ readonly changed: boolean }> {
  const page = pageInputSchema.parse(input);
  const changed = await writePage(tx, page);
  if (changed) await announce(tx, page.handle);
  return { changed };
}

/** Takes a page out of the shop; its text stays. False when there is none under this handle. */
export async function archivePage(tx: TxCtx, handle: string): Promise<boolean> {
  const ended = await endPage(tx, handle);
  if (ended) await announce(tx, handle);
  return ended;
}

function announce(tx: TxCtx, handle: string): Promise<void> {
  return emit(tx, { type: PAGE_CHANGED, subject: handle, payload: { handle } });
}
