import type { Actor } from "@/lib/kernel/actor";
import type { Ids } from "@/lib/kernel/ids";
import type { AttributeRow } from "../attributes";
import type { DraftPolicy } from "../draft";

/** What planning needs beside the product itself, the same for every product of a batch. */
export interface PlanSetting {
  readonly now: Date;
  readonly ids: Ids;
  readonly actor: Actor;
  readonly policy: DraftPolicy;
  /** Media rows by source: every source of the drafts is there. */
  readonly media: ReadonlyMap<string, string>;
  /** The attributes that drafts name, by code. */
  readonly attributes: ReadonlyMap<string, AttributeRow>;
  /** Who carries a SKU now, by SKU. Plans add to it what they give away. */
  readonly skus: Map<string, string>;
}
