"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { FoundProduct } from "@/lib/views/contract";
import { productStatusWords } from "../words";
import { useProducts } from "./use-products";

interface FindProps {
  readonly label: string;
  /** Said of a product that cannot be chosen now, such as one that is there already. */
  readonly taken: (product: FoundProduct) => string | null;
  readonly onChoose: (product: FoundProduct) => void;
}

/** A field that finds products while somebody types: arrows choose, Enter takes, Escape closes. It stays open for more. */
export function FindProduct({ label, taken, onChoose }: FindProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useProducts(typed);
  const products = found === null || found === "failed" ? [] : found;
  const isAsked = isOpen && typed.trim().length >= 2;
  const isShown = isAsked && products.length > 0;
  const active = products[Math.min(at, products.length - 1)];

  function choose(product: FoundProduct) {
    if (taken(product) !== null) return;
    onChoose(product);
    setTyped("");
    setOpen(false);
  }

  function listen(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    // The field may stand in a form that this key would send.
    if (event.key === "Enter") {
      event.preventDefault();
      if (isShown && active) choose(active);
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      setOpen(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && products.length > 0) {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : products.length - 1;
      setAt(isShown ? (at + step) % products.length : 0);
    }
  }

  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active ? `${id}-${active.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        placeholder="Title or SKU"
        className="input"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={listen}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!isShown}
        className="absolute inset-x-0 z-20 mt-1 max-h-80 overflow-y-auto border border-line bg-paper p-1 shadow-lg"
      >
        {products.map((product, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={product.id}
            id={`${id}-${product.id}`}
            role="option"
            aria-selected={product === active}
            aria-disabled={taken(product) !== null}
            tabIndex={-1}
            className="palette-option !whitespace-normal py-1"
            onPointerMove={() => setAt(index)}
            // The field keeps the focus, or the list would close before the click counts.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(product)}
          >
            <Choice product={product} taken={taken(product)} />
          </div>
        ))}
      </div>
      <p role="status" className="mt-1 text-ink-3 empty:hidden">
        {isAsked && standing(found)}
      </p>
    </div>
  );
}

function Choice({ product, taken }: { readonly product: FoundProduct; readonly taken: string | null }) {
  const beside =
    taken ?? (product.status === "active" ? product.sku : productStatusWords[product.status].word);
  return (
    <>
      <Thumb
        src={product.pictureKey ? pictureAddress(product.pictureKey) : null}
        width={26}
        className="h-8 w-6.5 shrink-0"
      />
      <span className={`min-w-0 [overflow-wrap:anywhere] ${taken ? "text-ink-3" : ""}`}>{product.title}</span>
      {beside && <span className="ml-auto shrink-0 text-ink-3">{beside}</span>}
    </>
  );
}

function standing(found: ReturnType<typeof useProducts>): string | null {
  if (found === null) return "Looking…";
  if (found === "failed") return "The desk did not answer. Type on to ask again.";
  return found.length === 0 ? "No product fits." : null;
}
