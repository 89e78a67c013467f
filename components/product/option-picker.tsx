"use client";

import type { ProductOption } from "@/lib/listing/contract";
import { sizedSource, sourceSet } from "../ui/picture-widths";
import { choose, type Standing, standingOf, valueName } from "./choice";
import { useChosen } from "./chosen-variant";
import { swatchesOf } from "./swatches";

interface OptionPickerProps {
  readonly options: readonly ProductOption[];
  /** Addresses of pictures by their id. */
  readonly pictures: Readonly<Record<string, string>>;
}

/**
 * Every option as a row of its values: in words, and by their pictures where each value has one of its own. Says which
 * combinations exist and which of them are sold out.
 */
export function OptionPicker({ options, pictures }: OptionPickerProps) {
  return (
    <div className="needs-script space-y-6">
      {options.map((option, at) => (
        <Option key={option.id} option={option} options={options} pictures={pictures} at={at} />
      ))}
    </div>
  );
}

function Option({
  option,
  options,
  pictures,
  at,
}: OptionPickerProps & { readonly option: ProductOption; readonly at: number }) {
  const { variants, chosen, choose: take } = useChosen();
  const swatches = swatchesOf(variants, option, at);
  return (
    <fieldset>
      <legend className="mb-2.5 flex w-full justify-between gap-4">
        <span className="font-medium">{option.name}</span>
        <span className="text-ink-3">{valueName(options, at, chosen.valueIds[at] ?? "")}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map((value) => (
          <Value
            key={value.id}
            name={`option-${option.id}`}
            word={value.value}
            picture={pictures[swatches[value.id] ?? ""]}
            isChosen={chosen.valueIds[at] === value.id}
            standing={standingOf(variants, chosen, at, value.id)}
            onChoose={() => take(choose(variants, chosen, at, value.id))}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ValueProps {
  readonly name: string;
  readonly word: string;
  readonly picture: string | undefined;
  readonly isChosen: boolean;
  readonly standing: Standing;
  readonly onChoose: () => void;
}

const looks: Readonly<Record<Standing, string>> = {
  in_stock: "border-line-2",
  sold_out: "border-line-2 text-ink-3 line-through decoration-1",
  not_together: "border-dashed border-line-2 text-ink-3",
};
const spoken: Readonly<Record<Standing, string>> = {
  in_stock: "",
  sold_out: ", sold out",
  not_together: ", in another combination",
};
const press =
  "relative cursor-pointer rounded-sm transition-colors duration-(--quick) has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";
const box = `${press} flex min-h-11 min-w-14 items-center justify-center border px-4 hover:border-ink has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)]`;
const swatch = `${press} group/swatch w-16 border-0 text-center text-small`;

function Value({ name, word, picture, isChosen, standing, onChoose }: ValueProps) {
  const isGone = standing !== "in_stock";
  const radio = {
    type: "radio",
    name,
    checked: isChosen,
    onChange: onChoose,
    // What the line through it, or its dashes, say.
    "aria-label": `${word}${spoken[standing]}`,
    className: "peer sr-only",
  };
  if (!picture)
    return (
      <label className={`${box} ${looks[standing]}`}>
        <input {...radio} />
        {word}
      </label>
    );
  return (
    <label className={`${swatch} ${isGone ? "text-ink-3" : ""}`}>
      <input {...radio} />
      <span className="block rounded-sm border border-transparent p-0.5 group-hover/swatch:border-line-2 peer-checked:border-ink peer-checked:shadow-[inset_0_0_0_1px_var(--ink)]">
        <span className={standing === "sold_out" ? "struck" : "block"}>
          {/* biome-ignore lint/performance/noImgElement: the media door makes the sizes */}
          <img
            src={sizedSource(picture, 58)}
            srcSet={sourceSet(picture, Infinity, [58])}
            sizes="58px"
            alt=""
            width={58}
            height={72}
            // Not before the picture of the gallery, which alone is named in the head.
            fetchPriority="low"
            decoding="async"
            className={`aspect-4/5 w-full bg-paper-2 object-cover ${isGone ? "opacity-75" : ""}`}
          />
        </span>
      </span>
      <span className={`mt-1 block ${standing === "sold_out" ? "line-through decoration-1" : ""}`}>
        {word}
      </span>
    </label>
  );
}
