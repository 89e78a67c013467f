import { invariant } from "@/lib/kernel/invariant";
import type { AttributeKind } from "../attributes";
import type { AttributeValue, ProductDraft } from "../draft";
import type { ProductState } from "../state";
import type { PlanSetting } from "./setting";
import type { CatalogWrites } from "./writes";

/**
 * What a draft says of a product's attributes: a value is written, null takes the answer away, and what it does not
 * name stays (or goes, where unnamed things go).
 */
export function planAttributes(
  productId: string,
  known: ProductState | null,
  draft: ProductDraft,
  { attributes, policy }: PlanSetting,
  writes: CatalogWrites,
): void {
  if (!draft.attributes) return;
  const before = new Map(known?.attributes.map((one) => [one.code, one]));
  for (const [code, value] of Object.entries(draft.attributes)) {
    const attribute = attributes.get(code);
    invariant(attribute, `the attribute ${code} is made before products name it`);
    const kept = before.get(code);
    if (kept ? kept.value === value : value === null) continue;
    if (value === null) writes.removedAttributes.push({ productId, attributeId: attribute.id });
    else
      writes.attributes.push({
        productId,
        attributeId: attribute.id,
        ...columnOf(attribute.kind, value, code),
      });
  }
  if (policy.unnamed !== "remove") return;
  for (const { code, attributeId } of known?.attributes ?? [])
    if (!(code in draft.attributes)) writes.removedAttributes.push({ productId, attributeId });
}

/** The column of its kind; the others are empty. */
function columnOf(kind: AttributeKind, value: AttributeValue, code: string) {
  const isWord = typeof value === "string" && value !== "";
  const fits =
    kind === "number"
      ? Number.isSafeInteger(value)
      : kind === "yes_no"
        ? typeof value === "boolean"
        : isWord && (kind !== "country" || /^[A-Z]{2}$/.test(value));
  invariant(fits, `${JSON.stringify(value)} is no ${kind}: ${code}`);
  return {
    text: typeof value === "string" ? value : null,
    number: typeof value === "number" ? value : null,
    yes: typeof value === "boolean" ? value : null,
  };
}
