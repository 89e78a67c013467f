import type { Actor } from "@/lib/kernel/actor";
import type { FoundProduct } from "./find";

/** A picture that an import named and that could not be had. */
export interface MissingPicture {
  readonly id: string;
  /** As the file wrote it. */
  readonly source: string;
  readonly problem: string;
  readonly products: readonly { readonly id: string; readonly title: string }[];
}

/** What became of the pictures that an import waited for. */
export interface ImportPictures {
  readonly all: number;
  readonly waiting: number;
  readonly missingCount: number;
  /** The first of them by name. */
  readonly missing: readonly MissingPicture[];
  /** How many of the missing ones are addresses of the web, which can be asked again. */
  readonly canFetch: number;
  /** Paths beside the file, which whoever has the folder can send; the first two thousand. */
  readonly beside: readonly string[];
}

/** One use of a coupon by an order. */
export interface CouponUse {
  readonly orderId: string;
  readonly label: string;
  readonly at: string;
  /** Given back, because the order was never paid. */
  readonly releasedAt: string | null;
}

/** One change of what is on the shelf, of any variant of a product. */
export interface DeskMovement {
  readonly id: string;
  readonly variantId: string;
  readonly variantTitle: string;
  readonly location: string;
  readonly delta: number;
  readonly kind: "initial" | "import" | "adjustment" | "sale" | "restock";
  readonly reason: string | null;
  readonly order: { readonly id: string; readonly label: string } | null;
  readonly actor: Actor;
  readonly at: string;
}

/** What audit entries are about. */
/** A category as the desk shows it, with how much stands in it and under it. */
export interface DeskCategory {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly handle: string;
  /** Handles from the root. */
  readonly path: string;
  readonly description: string;
  /** From zero at the root. */
  readonly depth: number;
  /** Products that are not archived, each once, those under it included. */
  readonly products: number;
}
export interface DeskCategories {
  /** In the order of the tree: each right before what stands under it. */
  readonly live: readonly DeskCategory[];
  /** Those that were taken away; `mayReturn` where what they stood under is still there. */
  readonly archived: readonly (Pick<DeskCategory, "id" | "name" | "path"> & {
    readonly mayReturn: boolean;
  })[];
}

export interface DeskCollectionRow {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly archived: boolean;
  readonly products: number;
  /** Of them, how many are on sale somewhere. */
  readonly onSale: number;
  readonly pictureKey: string | null;
}

/** A collection with its products in their order. */
export interface DeskCollection {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly archived: boolean;
  readonly products: readonly CollectedProduct[];
}
export type CollectedProduct = Pick<FoundProduct, "id" | "title" | "status" | "pictureKey">;
