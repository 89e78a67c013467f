"use client";
import { useId, useState } from "react";
import { Thumb } from "@/components/ui/thumb";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { pictureAddress } from "@/lib/catalog/contract";
import { Field } from "../../form/field";
import type { Gallery } from "./use-gallery";
import { groupVariants, pictureOption, type VariantGroup } from "./variant-groups";

/** Rows at most: beyond it variants are chosen by an option. */
const MOST = 100;
const SEVERAL = "several";

interface VariantsProps {
  readonly gallery: Gallery;
  readonly options: DeskProduct["options"];
  readonly variants: readonly DeskVariant[];
}

/** Which picture stands for which variants: what shoppers see when they choose one, and in cart and order. */
export function VariantPictures({ gallery, options, variants }: VariantsProps) {
  const [by, setBy] = useState(() => pictureOption(options, variants));
  const groups = groupVariants(variants, by);
  return (
    <fieldset className="border-line border-t pt-4">
      <legend className="float-left mb-3 w-full font-medium">Which picture stands for a variant</legend>
      <div className="clear-both flex flex-col gap-3">
        <Field id="pictures-by" label="Pictures differ by">
          {(control) => (
            <select
              {...control}
              className="input !w-56"
              value={by}
              onChange={(event) => setBy(Number(event.target.value))}
            >
              {options.map((option, at) => (
                <option key={option.name} value={at}>
                  {option.name}
                </option>
              ))}
              {variants.length <= MOST && <option value={-1}>Every variant</option>}
            </select>
          )}
        </Field>
        <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
          {groups.slice(0, MOST).map((group) => (
            <Row key={group.name} group={group} gallery={gallery} />
          ))}
        </ul>
      </div>
    </fieldset>
  );
}

function Row({ group, gallery }: { readonly group: VariantGroup; readonly gallery: Gallery }) {
  const field = useId();
  const shown = new Set(group.variants.map(gallery.shownBy));
  const id = shown.size === 1 ? [...shown][0]! : null;
  const choices = gallery.arranged.filter((picture) => !picture.isGone);
  const key = choices.find((picture) => picture.id === id)?.key;
  return (
    <li className="flex items-center gap-3">
      <Thumb src={key ? pictureAddress(key) : null} width={32} className="h-10 w-8 shrink-0" />
      <label htmlFor={field} className="w-24 shrink-0">
        {group.name}
      </label>
      <select
        id={field}
        className="input min-w-0 flex-1"
        value={shown.size > 1 ? SEVERAL : (id ?? "")}
        onChange={(event) =>
          gallery.show(
            group.variants.map((variant) => variant.id),
            event.target.value || null,
          )
        }
      >
        {shown.size > 1 && (
          <option value={SEVERAL} disabled>
            Several
          </option>
        )}
        <option value="">None of its own</option>
        {choices.map((picture) => (
          <option key={picture.id} value={picture.id}>
            {gallery.arranged.indexOf(picture) + 1}
            {picture.alt && ` · ${picture.alt}`}
          </option>
        ))}
      </select>
    </li>
  );
}
