import type { Ctx } from "@/lib/kernel/context";
import type { FacetCounts, Filters } from "@/lib/listing";
import type { SearchSort } from "./contract";
import type { SearchWords } from "./search-words";

/** What is looked for. `words.text` is never empty. */
export interface Wanted {
  readonly marketId: string;
  readonly words: SearchWords;
  readonly filters: Filters;
  readonly categoryId: string | null;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
}

/** What an engine knows: which products, in which order. What they are is read from their listings afterwards. */
export interface Hits {
  readonly ids: readonly string[];
  /** Nothing matched as typed; these come close. */
  readonly similar: boolean;
  readonly counts: FacetCounts;
}

export interface Glimpse {
  readonly marketId: string;
  readonly words: SearchWords;
  readonly limit: number;
}

/** One way to find products by words: Postgres, always there, or an index beside it. Both pass one contract suite. */
export interface SearchEngine {
  readonly name: "postgres" | "meilisearch";
  /** Null when it has no answer to give: Postgres is asked then, which always has one. */
  find(ctx: Ctx, wanted: Wanted): Promise<Hits | null>;
  /** The best few while somebody is still typing; no counts. */
  suggest(ctx: Ctx, wanted: Glimpse): Promise<readonly string[] | null>;
  /** Told when what it answered was not so; it then keeps still for a while. */
  distrust(ctx: Ctx, why: string, facts: Readonly<Record<string, unknown>>): void;
}
