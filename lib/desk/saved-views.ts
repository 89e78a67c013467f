import type { z } from "zod";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { finishAttempt } from "@/lib/platform/idempotency";
import { constraintOf, transact } from "@/lib/platform/transact";
import { MAX_VIEWS, type savedViewSchema } from "./contract";
import { countViews, deleteView, insertView, lockViews } from "./store";

/** Keeps a list as it is narrowed. Refusals: `too_many_views`, `view_name_taken` (large or small letters are the same). */
export async function saveView(
  ctx: Ctx,
  staffId: string,
  view: z.output<typeof savedViewSchema>,
): Promise<Result<{ id: string }, "too_many_views" | "view_name_taken">> {
  try {
    return await transact(ctx, async (tx) => {
      await lockViews(tx, staffId);
      if ((await countViews(tx, staffId, view.list)) >= MAX_VIEWS) return refuse("too_many_views");
      const id = tx.ids.next();
      await insertView(tx, { id, staffId, ...view });
      const done = ok({ id });
      await finishAttempt(tx, done);
      return done;
    });
  } catch (error) {
    if (constraintOf(error) === "desk_views_name") return refuse("view_name_taken");
    throw error;
  }
}

/** Forgets a view of one's own; one that is gone already, or somebody else's, is left alone. */
export async function forgetView(ctx: Ctx, staffId: string, id: string): Promise<Result<undefined>> {
  await transact(ctx, (tx) => deleteView(tx, staffId, id));
  return ok();
}
