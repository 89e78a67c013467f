"use client";

import type { ProductOption } from "@/lib/listing/contract";
import { choose, type Standing, standingOf, valueName } from "./choice";
import { useChosen } from "./chosen-variant";

/** Every option as a row of its values, in words. Says which combinations exist and which of them are sold out. */
export function OptionPicker({ options }: { readonly options: readonly ProductOption[] }) {
  return (
    <div className="needs-script space-y-6">
      {options.map((option, at) => (
        <Option key={option.id} option={option} options={options} at={at} />
      ))}
    </div>
  );
}

function Option({
  option,
  options,
  at,
}: {
  option: ProductOption;
  options: readonly ProductOption[];
  at: number;
}) {
  const { variants, chosen, choose: take } = useChosen();
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

function Value({ name, word, isChosen, standing, onChoose }: ValueProps) {
  return (
    <label
      className={`relative flex min-h-11 min-w-14 cursor-pointer items-center justify-center rounded-sm border px-4 transition-colors duration-(--quick) hover:border-ink has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${looks[standing]}`}
    >
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="sr-only" />
      {word}
      <span className="sr-only">{spoken[standing]}</span>
    </label>
  );
}
