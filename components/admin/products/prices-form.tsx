"use client";
import { useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { Amount } from "../parts/amount";
import { undoProduct } from "./undo-product";

type List = DeskProduct["priceLists"][number];

/** One variant as it was changed: only what differs is sent. */
export interface VariantChange {
  readonly id: string;
  readonly sku?: string | null;
  readonly grams?: number;
  readonly prices?: { priceListId: string; amount: number; compareAtAmount: number | null }[];
}
export interface VariantValues {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly variants: VariantChange[];
}

interface PricesProps {
  readonly product: Pick<DeskProduct, "id" | "version">;
  readonly variants: readonly DeskVariant[];
  readonly lists: readonly List[];
  /** Null for those who may look only. */
  readonly save: Submit<VariantValues, { readonly version: number }> | null;
}

type Typed = Readonly<Record<string, string>>;
const key = (variantId: string, field: string) => `${variantId} ${field}`;

/** SKU, weight and the price on every list, variant by variant. What was wrong is marked where it stands. */
export function PricesForm({ product, variants, lists, save }: PricesProps) {
  return (
    <div className="ledger-box">
      {save ? (
        <Editing product={product} variants={variants} lists={lists} save={save} />
      ) : (
        <table className="ledger">
          <Head lists={lists} />
          <tbody>
            {variants.map((variant) => (
              <tr key={variant.id}>
                <th scope="row">{variant.title || "Only variant"}</th>
                <td>{variant.sku ?? "–"}</td>
                <td className="figure">{variant.grams}</td>
                {lists.map((list) => {
                  const price = priceOn(variant, list);
                  return (
                    <td key={list.id} className="figure">
                      <Amount amount={price?.amount ?? null} currency={list.currency} />
                      {price?.compareAtAmount != null && (
                        <s className="block text-ink-3">
                          <Amount amount={price.compareAtAmount} currency={list.currency} />
                        </s>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Whoever edits has two fields a list: the price, and the earlier one that is shown struck through. */
function Head({ lists, editing = false }: { readonly lists: readonly List[]; readonly editing?: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Variant</th>
        <th scope="col">SKU</th>
        <th scope="col" className="figure">
          Grams
        </th>
        {lists.map((list) => (
          <th key={list.id} scope="col" className="figure" title={list.name}>
            {editing ? (
              <span className="flex justify-end gap-1.5">
                <span className="w-20">{list.currency}</span>
                <span className="w-20">before</span>
              </span>
            ) : (
              list.currency
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Editing({
  product,
  variants,
  lists,
  save,
}: PricesProps & { readonly save: Submit<VariantValues, { readonly version: number }> }) {
  const [touched, setTouched] = useState<Typed>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
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
  const cell = (
    variant: DeskVariant,
    field: string,
    label: string,
    more: { width: string; numeric?: boolean },
  ) => {
    const name = key(variant.id, field);
    return (
      <span className="block max-sm:flex-1">
        <span aria-hidden className="mb-1 block text-left text-ink-3 sm:hidden">
          {label}
        </span>
        <input
          aria-label={`${label}, ${variant.title || "only variant"}`}
          aria-invalid={wrong.has(name) ? true : undefined}
          value={typed[name] ?? ""}
          onChange={(event) => setTouched({ ...touched, [name]: event.target.value })}
          inputMode={more.numeric ? "decimal" : undefined}
          autoComplete="off"
          className={`input ${more.width} ${more.numeric ? "text-right" : ""}`}
        />
      </span>
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Unsaved when={isChanged} />
      <table className="ledger ledger-stack">
        <Head lists={lists} editing />
        <tbody>
          {variants.map((variant) => (
            <tr key={variant.id}>
              <th scope="row" className="min-w-20 !align-middle max-sm:font-medium">
                {variant.title || "Only variant"}
              </th>
              <td>{cell(variant, "sku", "SKU", { width: "sm:!w-32" })}</td>
              <td className="figure">
                {cell(variant, "grams", "Weight in grams", { width: "sm:!w-18", numeric: true })}
              </td>
              {lists.map((list) => (
                <td key={list.id} className="figure max-sm:col-span-2">
                  <span className="flex justify-end gap-1.5">
                    {cell(variant, list.id, `Price in ${list.currency}`, {
                      width: "sm:!w-20",
                      numeric: true,
                    })}
                    {cell(variant, `${list.id}-was`, `Earlier price in ${list.currency}`, {
                      width: "sm:!w-20",
                      numeric: true,
                    })}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <button type="submit" className="btn btn-first" disabled={pending || !isChanged}>
          {pending ? "Saving…" : "Save prices"}
        </button>
        {wrong.size > 0 && (
          <p role="alert" className="text-bad">
            Write prices such as 12.50 and weights in whole grams.
          </p>
        )}
        <RefusalNote refusal={refusal} />
      </div>
    </form>
  );
}

/** Whether it can be taken back: a SKU is not, nor a price where there was none. */
function isPlain(variants: readonly DeskVariant[], touched: Typed): boolean {
  return Object.keys(touched).every((name) =>
    variants.some(
      (variant) =>
        name === key(variant.id, "grams") ||
        variant.prices.some(({ priceListId }) =>
          [key(variant.id, priceListId), key(variant.id, `${priceListId}-was`)].includes(name),
        ),
    ),
  );
}

function priceOn(variant: DeskVariant, list: List) {
  return variant.prices.find((price) => price.priceListId === list.id && price.minQuantity === 1) ?? null;
}

function typedOf(variants: readonly DeskVariant[], lists: readonly List[]): Typed {
  const typed: Record<string, string> = {};
  for (const variant of variants) {
    typed[key(variant.id, "sku")] = variant.sku ?? "";
    typed[key(variant.id, "grams")] = String(variant.grams);
    for (const list of lists) {
      const price = priceOn(variant, list);
      const text = (amount: number | null | undefined) =>
        amount == null ? "" : decimalString({ amount, currency: list.currency });
      typed[key(variant.id, list.id)] = text(price?.amount);
      typed[key(variant.id, `${list.id}-was`)] = text(price?.compareAtAmount);
    }
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
    const change: { -readonly [Name in keyof VariantChange]: VariantChange[Name] } = { id: variant.id };
    if (differs("sku")) change.sku = text("sku") || null;
    if (differs("grams")) {
      if (/^\d{1,8}$/.test(text("grams"))) change.grams = Number(text("grams"));
      else wrong.add(key(variant.id, "grams"));
    }
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
    if (prices.length > 0) change.prices = prices;
    if (Object.keys(change).length > 1) changes.push(change);
  }
  return { wrong, changes };
}
