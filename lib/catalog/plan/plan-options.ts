import type { ProductDraft } from "../draft";
import { alignOptions, sameWord } from "../option-key";
import type { OptionState, ProductState } from "../state";
import type { PlanSetting } from "./setting";
import type { CatalogWrites } from "./writes";

/** The options of a product after the plan, and how a draft's values are read against them. */
export interface PlannedOptions {
  /** How many a variant has one value of. */
  readonly count: number;
  /** A draft's values in the order of the product's options. */
  inOrder(values: readonly string[]): readonly string[];
  /** The value rows that stand for these (ordered) values, made if they are new, with their known spelling. */
  valuesFor(ordered: readonly string[]): readonly { optionId: string; valueId: string; value: string }[];
}

interface WorkingOption {
  readonly id: string;
  readonly byWord: Map<string, { readonly id: string; readonly value: string }>;
  nextPosition: number;
}

/** Finds or makes the options that a draft names. Without names the product's options stay as they are. */
export function planOptions(
  productId: string,
  known: ProductState | null,
  draft: ProductDraft,
  setting: PlanSetting,
  writes: CatalogWrites,
): PlannedOptions {
  const current = currentOptions(known);
  const names = draft.options ?? current.map((option) => option.name);
  const places = alignOptions(
    current.map((option) => option.name),
    names,
  );
  const reuse = current.length === names.length;
  const ordered: WorkingOption[] = new Array(names.length);
  names.forEach((name, index) => {
    const place = places[index]!;
    const found = reuse
      ? current[place]
      : known?.options.find((option) => sameWord(option.name) === sameWord(name));
    if (found) {
      if (found.name !== name.trim() || found.position !== place)
        writes.optionChanges.push({ id: found.id, name: name.trim(), position: place });
      ordered[place] = working(found);
    } else {
      const id = setting.ids.next();
      writes.options.push({ id, productId, name: name.trim(), position: place });
      ordered[place] = { id, byWord: new Map(), nextPosition: 0 };
    }
  });
  freeNames(known, writes);
  return {
    count: ordered.length,
    inOrder(values) {
      const sorted: string[] = new Array(values.length);
      values.forEach((value, index) => {
        sorted[places[index]!] = value;
      });
      return sorted;
    },
    valuesFor: (values) =>
      values.map((value, index) => {
        const option = ordered[index]!;
        const row = option.byWord.get(sameWord(value)) ?? newValue(option, value, setting, writes);
        return { optionId: option.id, valueId: row.id, value: row.value };
      }),
  };
}

/** The options that the live variants have values of; others are kept for the versions that mention them. */
function currentOptions(known: ProductState | null): readonly OptionState[] {
  if (!known) return [];
  const used = new Set(
    known.variants.filter((variant) => !variant.archived).flatMap((variant) => variant.valueIds),
  );
  return known.options.filter((option) => option.values.some((value) => used.has(value.id)));
}

/** A name is unique in a product: an option of former days that still holds a wanted one gives it up. */
function freeNames(known: ProductState | null, writes: CatalogWrites): void {
  if (!known) return;
  const changed = new Map(writes.optionChanges.map((change) => [change.id, change.name]));
  const wanted = new Set(
    known.options.flatMap((option) => (changed.has(option.id) ? [changed.get(option.id)!] : [])),
  );
  for (const option of known.options)
    if (!changed.has(option.id) && wanted.has(option.name))
      writes.optionChanges.push({
        id: option.id,
        name: `${option.name} (${option.id.slice(-6)})`,
        position: option.position,
      });
}

function working(option: OptionState): WorkingOption {
  return {
    id: option.id,
    byWord: new Map(option.values.map((value) => [sameWord(value.value), value])),
    nextPosition: Math.max(-1, ...option.values.map((value) => value.position)) + 1,
  };
}

function newValue(option: WorkingOption, value: string, { ids }: PlanSetting, writes: CatalogWrites) {
  const row = { id: ids.next(), value: value.trim() };
  writes.values.push({ ...row, optionId: option.id, position: option.nextPosition });
  option.nextPosition += 1;
  option.byWord.set(sameWord(value), row);
  return row;
}
