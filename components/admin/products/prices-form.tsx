"use client";
import { useState } from "react";
import type { DeskVariant } from "@/lib/assortment/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { money } from "../format";
import { undoProduct } from "./undo-product";
import { type List, priceOn, type TableProps, VariantTable } from "./variants/variant-table";

/** One variant as it was changed: only what differs is sent. */
interface VariantChange {
  readonly id: string;
  readonly prices: { priceListId: string; amount: number; compareAtAmount: number | null }[];
}
export interface VariantValues {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly variants: VariantChange[];
}

interface PricesProps extends Omit<TableProps, "price" | "edited"> {
  readonly save: Submit<VariantValues, { readonly version: number }>;
}

type Typed = Readonly<Record<string, string>>;
const key = (variantId: string, field: string) => `${variantId} ${field}`;

/** The list of variants with a field a price. What was wrong is marked where it stands. */
export function PricesForm({ save, ...table }: PricesProps) {
  const { product, variants, lists } = table;
  const [touched, setTouched] = useState<Typed>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved",
    undo: ({ version }) =>
      isPlain(variants, touched) && version > product.version ? undoProduct(product.id, version) : null,
    onDone: () => setTouched({}),
  });
  const known = typedOf(variants, lists);
  // What nobody touched here is as the page says, also after somebody else changed it.
  const typed: Typed = { ...known, ...touched };
  const isChanged = Object.keys(typed).some((name) => typed[name] !== known[name]);

  function submit() {
    const read = changesOf(variants, lists, typed, known);
    setWrong(read.wrong);
    if (read.wrong.size === 0)
      void send({ productId: product.id, expectedVersion: product.version, variants: read.changes });
  }
  const isOpen = ({ id }: DeskVariant) =>
    opened.has(id) ||
    lists.some((list) => wrong.has(key(id, list.id)) || wrong.has(key(id, `${list.id}-was`)));
  const opener = (variant: DeskVariant) => (
    <button
      type="button"
      className="btn btn-bare mt-1 sm:hidden"
      aria-expanded={isOpen(variant)}
      onClick={() => setOpened(turned(opened, variant.id))}
    >
      {lists.map((list) => pricedAt(variant, list)).join(" · ")}
      <span className="sr-only">, change the prices of {variant.title || "the only variant"}</span>
    </button>
  );
  const field = (variant: DeskVariant, name: string, label: string) => (
    <span className="block max-sm:flex-1">
      <span aria-hidden className="mb-1 block text-left text-ink-3 leading-tight sm:hidden">
        {label}
      </span>
      <input
        form="prices"
        aria-label={`${label}, ${variant.title || "only variant"}`}
        aria-invalid={wrong.has(key(variant.id, name)) ? true : undefined}
        value={typed[key(variant.id, name)] ?? ""}
        onChange={(event) => setTouched({ ...touched, [key(variant.id, name)]: event.target.value })}
        inputMode="decimal"
        autoComplete="off"
        className="input text-right sm:!w-20"
      />
    </span>
  );
  return (
    <>
      <Unsaved when={isChanged} />
      <VariantTable
        {...table}
        edited={{ isOpen, opener }}
        price={(variant, list) => (
          <span className="flex justify-end gap-1.5 max-sm:items-end sm:flex-wrap">
            {field(variant, list.id, `Price in ${list.currency}`)}
            {field(variant, `${list.id}-was`, `Compare-at price in ${list.currency}`)}
          </span>
        )}
      />
      {/* Beside the list, not around it: what is done with a variant is a form of its own. */}
      <form
        id="prices"
        className="mt-3 flex flex-wrap items-center gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Button type="submit" className="btn btn-first" off={pending || !isChanged}>
          {pending ? "Saving…" : "Save prices"}
        </Button>
        {wrong.size > 0 && (
          <p role="alert" className="text-bad">
            Write prices such as 12.50.
          </p>
        )}
        <RefusalNote refusal={refusal} />
      </form>
    </>
  );
}

function turned(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function pricedAt(variant: DeskVariant, list: List): string {
  const price = priceOn(variant, list);
  return price ? money(price.amount, list.currency) : `none in ${list.currency}`;
}

/** Whether it can be taken back: a price where there was none cannot. */
function isPlain(variants: readonly DeskVariant[], touched: Typed): boolean {
  return Object.keys(touched).every((name) =>
    variants.some((variant) =>
      variant.prices.some(({ priceListId }) =>
        [key(variant.id, priceListId), key(variant.id, `${priceListId}-was`)].includes(name),
      ),
    ),
  );
}

function typedOf(variants: readonly DeskVariant[], lists: readonly List[]): Typed {
  const typed: Record<string, string> = {};
  for (const variant of variants)
    for (const list of lists) {
      const price = priceOn(variant, list);
      const text = (amount: number | null | undefined) =>
        amount == null ? "" : decimalString({ amount, currency: list.currency });
      typed[key(variant.id, list.id)] = text(price?.amount);
      typed[key(variant.id, `${list.id}-was`)] = text(price?.compareAtAmount);
    }
  return typed;
}

/** What differs from what is known, and the fields that cannot be read. */
function changesOf(variants: readonly DeskVariant[], lists: readonly List[], typed: Typed, known: Typed) {
  const wrong = new Set<string>();
  const changes: VariantChange[] = [];
  for (const variant of variants) {
    const differs = (field: string) => typed[key(variant.id, field)] !== known[key(variant.id, field)];
    const text = (field: string) => (typed[key(variant.id, field)] ?? "").trim();
    const prices = lists
      .filter((list) => differs(list.id) || differs(`${list.id}-was`))
      .map((list) => {
        const read = (field: string) => parseDecimal(text(field).replace(",", "."), list.currency);
        const amount = read(list.id);
        const was = text(`${list.id}-was`) === "" ? null : read(`${list.id}-was`);
        if (amount === null) wrong.add(key(variant.id, list.id));
        if (was === null && text(`${list.id}-was`) !== "") wrong.add(key(variant.id, `${list.id}-was`));
        return { priceListId: list.id, amount: amount ?? 0, compareAtAmount: was };
      });
    if (prices.length > 0) changes.push({ id: variant.id, prices });
  }
  return { wrong, changes };
}
