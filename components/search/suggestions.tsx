"use client";

import { type RefObject, useLayoutEffect, useState } from "react";
import { forget, recall, remember } from "../device/memory";
import { categoryAddress, productAddress, searchAddress } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import type { Combobox, SearchDoorProps } from "./combobox";
import { CategoryOption, ProductOption, TextOption } from "./options";
import { useOftenChosen } from "./use-often-chosen";
import { useOptionKeys } from "./use-option-keys";
import { type Suggested, useSuggestions } from "./use-suggestions";

interface SuggestionsProps extends SearchDoorProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onCombobox: (combobox: Combobox) => void;
  /** Somebody chose: the panel has done its work. */
  readonly onLeave: () => void;
}

/** What is shown under the field: what was looked for before, categories, and products with their pictures. */
export default function Suggestions({
  field,
  market,
  base,
  locale,
  roots,
  onCombobox,
  onLeave,
}: SuggestionsProps) {
  const suggested = useSuggestions(field, market);
  const { typed, state } = suggested;
  const answer = state === "idle" ? null : suggested.answer;
  const [forgotten, setForgotten] = useState(0);
  const text = typed.trim();
  const before = pastQueries(text);
  const found = { products: answer?.products ?? [], categories: answer?.categories ?? [] };
  const isFound = found.products.length + found.categories.length > 0;
  // Nothing typed, or nothing found: the top of the tree is a way on, and so is what others choose.
  const looksAround = state === "idle" || (state === "ready" && !isFound);
  const oftenChosen = useOftenChosen(market);
  const categories = looksAround ? roots : found.categories;
  const products = looksAround ? oftenChosen : found.products;
  const searchFor = (words: string) => `${searchAddress(base)}?${new URLSearchParams({ q: words })}`;

  const options = [
    ...before.map((words) => `before ${words}`),
    ...categories.map(({ path }) => `category ${path}`),
    ...products.map(({ handle }) => `product ${handle}`),
    ...(found.products.length > 0 ? ["everything"] : []),
  ];
  const active = useOptionKeys(field, options);
  const idOf = (option: string) => `search-option-${options.indexOf(option)}`;
  const activeId = active === null ? null : idOf(active);
  // Before it is painted: the field points to the marked option as soon as it is marked.
  useLayoutEffect(
    () => onCombobox({ expanded: options.length > 0, active: activeId }),
    [options.length, activeId, onCombobox],
  );

  const leave = (words = text) => {
    if (words !== "") remember("searched", words);
    onLeave();
  };
  const common = (option: string) => ({ id: idOf(option), isActive: option === active });

  return (
    <div className="mt-6 lg:mt-8" data-forgotten={forgotten}>
      <p role="status" className="sr-only">
        {toldOf(suggested, found.products.length, found.categories.length)}
      </p>
      {found.products.length === 0 && <Waiting suggested={suggested} />}
      {options.length > 0 && (
        <div
          id="search-options"
          role="listbox"
          aria-label="Suggestions"
          aria-busy={state === "waiting"}
          className={`search-options ${looksAround ? "search-around" : ""}`}
        >
          {(before.length > 0 || categories.length > 0) && (
            <div className="search-words">
              {before.length > 0 && (
                <Group id="search-before" name="Looked for before">
                  {before.map((words) => (
                    <TextOption
                      key={words}
                      {...common(`before ${words}`)}
                      href={searchFor(words)}
                      onLeave={() => leave(words)}
                    >
                      {words}
                    </TextOption>
                  ))}
                </Group>
              )}
              {categories.length > 0 && (
                <Group id="search-categories" name={looksAround ? "Look around" : "Categories"}>
                  {categories.map((category) => (
                    <CategoryOption
                      key={category.path}
                      {...common(`category ${category.path}`)}
                      href={categoryAddress(base, category.path)}
                      category={category}
                      onLeave={() => onLeave()}
                    />
                  ))}
                </Group>
              )}
            </div>
          )}
          {products.length > 0 && (
            <div className="search-products">
              <Group id="search-products" name={looksAround ? "Often chosen" : "Products"} row>
                {products.map((product) => (
                  <ProductOption
                    key={product.handle}
                    {...common(`product ${product.handle}`)}
                    href={productAddress(base, product.handle)}
                    product={product}
                    locale={locale}
                    onLeave={looksAround ? onLeave : leave}
                  />
                ))}
              </Group>
              {found.products.length > 0 && (
                <TextOption {...common("everything")} href={searchFor(text)} onLeave={leave} isLast>
                  Everything for “{text}”
                </TextOption>
              )}
            </div>
          )}
        </div>
      )}
      {before.length > 0 && (
        <button
          type="button"
          className={buttonClass("text", "mt-6 py-1 text-small text-ink-3")}
          onClick={() => {
            forget("searched");
            setForgotten(forgotten + 1);
            field.current?.focus();
          }}
        >
          Forget what was looked for
        </button>
      )}
    </div>
  );
}

interface GroupProps {
  readonly id: string;
  readonly name: string;
  readonly row?: boolean;
  readonly children: React.ReactNode;
}

function Group({ id, name, row = false, children }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a listbox
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className="search-group">
        {name}
      </div>
      {row ? <div className="search-row">{children}</div> : children}
    </div>
  );
}

/** Without products: that they are on their way, that there are none, or that they cannot be had. */
function Waiting({ suggested: { state, typed, answer } }: { readonly suggested: Suggested }) {
  if (state === "idle") return null;
  if (state === "failed")
    return (
      <p className="mb-6 text-ink-2">
        Suggestions cannot be had at the moment. Searching still works: press Enter.
      </p>
    );
  if (state === "ready" && answer)
    return (
      <p className="mb-6 max-w-[48ch] text-ink-2">
        Nothing begins with “{typed.trim()}”. Fewer letters, or another word for it, may find it.
      </p>
    );
  return (
    <div className="skeleton search-row mb-6" aria-hidden>
      {[1, 2, 3, 4, 5, 6].map((one) => (
        <div key={one} className="search-product">
          <span className="search-picture bg-paper-2" />
          <span className="block h-4 w-2/3 bg-paper-2" />
        </div>
      ))}
    </div>
  );
}

function toldOf({ state }: Suggested, products: number, categories: number): string {
  if (state === "failed") return "Suggestions cannot be had at the moment.";
  if (state !== "ready") return "";
  if (products + categories === 0) return "No suggestions.";
  const of = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const told = [...of(products, "product", "products"), ...of(categories, "category", "categories")];
  return `${told.join(" and ")}. Use the arrow keys.`;
}

/** While nothing is typed the last few; then those that go on as it begins. */
function pastQueries(text: string): readonly string[] {
  const all = recall("searched");
  if (text === "") return all.slice(0, 5);
  const lower = text.toLowerCase();
  return all.filter((words) => words.toLowerCase().startsWith(lower) && words !== text).slice(0, 2);
}
