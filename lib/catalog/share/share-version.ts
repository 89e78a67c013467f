import { createHash } from "node:crypto";

/** What the picture shows that other sites put beside a link. */
export interface Shared {
  /** The product's first picture in storage; null for one that has none. */
  readonly pictureKey: string | null;
  readonly title: string;
  /** Written for the market's readers: "from €42.00". */
  readonly price: string;
  readonly shop: string;
}

export const SHARE_SIZE = { width: 1_200, height: 630 } as const;

/** Raised when the composition changes, so that nobody keeps the old one. */
const COMPOSITION = 1;
/** Names the picture by what it shows: the same facts have the same name, and another price another. */
export function shareVersion(shared: Shared): string {
  return createHash("sha256")
    .update(JSON.stringify([COMPOSITION, shared.pictureKey, shared.title, shared.price, shared.shop]))
    .digest("hex");
}
