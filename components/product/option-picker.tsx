"use client";

import { useRef, useState } from "react";
import type { ProductOption } from "@/lib/listing/contract";
import { buttonClass } from "../ui/button";
import { sizedSource, sourceSet } from "../ui/picture-widths";
import { choose, combination, type Standing, standingOf, valueName } from "./choice";
import { useChosen } from "./chosen-variant";
import type { BuyableVariant } from "./contract";
import { swatchesOf } from "./swatches";

interface OptionPickerProps {
  readonly options: readonly ProductOption[];
  /** Addresses of pictures by their id. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** What was asked for and is sold out, and what was taken in its place. */
interface Missed {
  readonly wanted: BuyableVariant;
  readonly instead: BuyableVariant;
}

/**
 * Every option as a row of its values: in words, and by their pictures where each value has one of its own. Says which
 * combinations exist and which of them are sold out. Where another is taken than the one that was asked for, the one
 * that was can still be waited for.
 */
export function OptionPicker({ options, pictures }: OptionPickerProps) {
  const { chosen, choose: take } = useChosen();
  const [missed, setMissed] = useState<Missed | null>(null);
  const picker = useRef<HTMLDivElement>(null);
  return (
    <div ref={picker} tabIndex={-1} className="needs-script space-y-6 outline-none">
      {options.map((option, at) => (
        <Option
          key={option.id}
          option={option}
          options={options}
          pictures={pictures}
          at={at}
          onMissed={setMissed}
        />
      ))}
      <p role="status" className="flex flex-wrap items-baseline gap-x-4 text-small text-ink-2 empty:sr-only">
        {missed?.instead.id === chosen.id && (
          <>
            {missed.wanted.title} is sold out.
            <button
              type="button"
              className={buttonClass("text", "py-1 text-small")}
              onClick={() => {
                // The button goes with what it says: the focus is to stay here.
                picker.current?.focus();
                take(missed.wanted);
              }}
            >
              Tell me when it is back
            </button>
          </>
        )}
      </p>
    </div>
  );
}

interface OptionProps extends OptionPickerProps {
  readonly option: ProductOption;
  readonly at: number;
  readonly onMissed: (missed: Missed | null) => void;
}

function Option({ option, options, pictures, at, onMissed }: OptionProps) {
  const { variants, chosen, choose: take } = useChosen();
  const swatches = swatchesOf(variants, option, at);
  const onChoose = (valueId: string) => {
    const wanted = combination(variants, chosen, at, valueId);
    const instead = choose(variants, chosen, at, valueId);
    onMissed(wanted && wanted !== instead ? { wanted, instead } : null);
    take(instead);
  };
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
            onChoose={() => onChoose(value.id)}
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
  sold_out_so: "border-line text-ink-3",
  not_together: "border-dashed border-line-2 text-ink-3",
  sold_out: "border-line-2 text-ink-3 line-through decoration-1",
};
/** Across its picture, what cannot be had as the rest is chosen; its name is struck too where it cannot be had at all. */
const mark = (standing: Standing): string => (standing === "in_stock" ? "block" : "struck");
const spoken: Readonly<Record<Standing, string>> = {
  in_stock: "",
  sold_out_so: ", sold out in this combination",
  not_together: ", in another combination",
  sold_out: ", sold out",
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
    // What the line through it, its dashes or its quiet say.
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
        <span className={mark(standing)}>
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
            className="aspect-4/5 w-full bg-paper-2 object-cover"
          />
        </span>
      </span>
      <span className={`mt-1 block ${standing === "sold_out" ? "line-through decoration-1" : ""}`}>
        {word}
      </span>
    </label>
  );
}
