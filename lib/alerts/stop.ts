import type { Ctx, ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { linkedId, linkHolds, makeLink } from "@/lib/platform/secrets";
import { shopUrl } from "@/lib/platform/urls";
import { type AlertRow, alertById, writeStopped } from "./store";

const LINK_VERSION = 1;

/** Where everything that an address waits for is ended; unguessable, and good for as long as the mail lies somewhere. */
export function stopUrl(alertId: string): string {
  return shopUrl(`/tell-me/${makeLink("alert", alertId, LINK_VERSION)}`);
}

/** The wish behind its link; null for a made-up one. */
export async function alertByLink(ctx: ReadCtx, link: string): Promise<AlertRow | null> {
  const id = linkedId(link);
  return id && linkHolds("alert", link, id, LINK_VERSION) ? alertById(ctx, id) : null;
}

/** The owner of the address wants to be told of nothing any more. Refusal: `link_invalid`. */
export async function stopAlerts(ctx: Ctx, link: string): Promise<Result<undefined, "link_invalid">> {
  const alert = await alertByLink(ctx, link);
  if (!alert?.emailKey) return refuse("link_invalid");
  await writeStopped(ctx, alert.emailKey);
  return ok();
}
