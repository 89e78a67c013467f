"use client";
import { useEffect, useState } from "react";
import type { PricePreview } from "@/lib/catalog/contract";
import { Field } from "../../form/field";
import { silence } from "../../form/post";
import { RefusalNote } from "../../form/refusal-note";
import type { Submit } from "../../form/use-submit";
import { many, money } from "../../format";
import { readPercent } from "../../percent";
import type { Answer } from "../../refusal-words";
import type { ChosenRow } from "../../rows/chooser";

export interface PriceList {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
}

interface PercentProps {
  readonly rows: readonly ChosenRow[];
  readonly lists: readonly PriceList[];
  readonly preview: Submit<{ productIds: string[]; priceListId: string; byBp: number }, PricePreview>;
  readonly onChange: (list: PriceList, byBp: number) => void;
}

/** "12.5" as basis points; null for what is no percentage from 0.01 to 1,000 (99 downwards). */
function changeOf(text: string, way: "up" | "down"): number | null {
  const byBp = readPercent(text, 2, way === "up" ? 100_000 : 9_900);
  if (!byBp) return null;
  return way === "up" ? byBp : -byBp;
}

/** Changes prices on one list, up or down, after showing what the first of them become. */
export function PricesByPercent({ rows, lists, preview, onChange }: PercentProps) {
  const [listId, setListId] = useState(lists[0]?.id ?? "");
  const [way, setWay] = useState<"up" | "down">("down");
  const [text, setText] = useState("10");
  const byBp = changeOf(text, way);
  const list = lists.find((one) => one.id === listId);
  const shown = usePreview(rows, list?.id ?? null, byBp, preview);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (list && byBp !== null && shown?.ok) onChange(list, byBp);
      }}
    >
      <Field id="price-list" label="Price list">
        {(control) => (
          <select
            {...control}
            className="input"
            value={listId}
            onChange={(event) => setListId(event.target.value)}
          >
            {lists.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} ({one.currency})
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium">Which way</legend>
        <div className="flex gap-5">
          {(["down", "up"] as const).map((one) => (
            <label key={one} className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center gap-2">
              <input
                type="radio"
                name="way"
                className="size-4 accent-accent"
                checked={way === one}
                onChange={() => setWay(one)}
              />
              {one === "up" ? "Up" : "Down"}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        id="percent"
        label="Percent"
        hint="Each price is rounded to a whole cent, halves up. Struck prices stay as they are, and go where they are not higher any more."
        problem={
          byBp === null
            ? `Write a number such as 12.5, up to ${way === "up" ? "1,000" : "99"}, with two decimals at most.`
            : null
        }
      >
        {(control) => (
          <input
            {...control}
            className="input !w-28 text-right"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
            data-first=""
          />
        )}
      </Field>
      <div aria-live="polite" className="min-h-40">
        {shown?.ok && list && <PreviewTable of={shown.value} chosen={rows.length} currency={list.currency} />}
        {byBp !== null && !shown && <p className="text-ink-3">Calculating…</p>}
        {shown && !shown.ok && <RefusalNote refusal={shown} />}
      </div>
      <button
        type="submit"
        className="btn btn-first self-start"
        disabled={!shown?.ok || shown.value.prices === 0}
      >
        {shown?.ok
          ? `Change ${many(shown.value.prices, "price")} of ${many(shown.value.products, "product")}`
          : "Change the prices"}
      </button>
    </form>
  );
}

/** What the change would do, asked when typing rests; null while it is not known. */
function usePreview(
  rows: readonly ChosenRow[],
  priceListId: string | null,
  byBp: number | null,
  preview: PercentProps["preview"],
): Answer<PricePreview> | null {
  const [shown, setShown] = useState<Answer<PricePreview> | null>(null);
  const ids = rows.map(({ id }) => id).join();
  useEffect(() => {
    setShown(null);
    if (!priceListId || byBp === null || ids === "") return;
    let isOld = false;
    const timer = window.setTimeout(async () => {
      const productIds = ids.split(",");
      const answer = await preview({ productIds, priceListId, byBp }).catch(() => silence);
      if (!isOld) setShown(answer);
    }, 250);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [ids, priceListId, byBp, preview]);
  return shown;
}

function PreviewTable({
  of,
  chosen,
  currency,
}: {
  readonly of: PricePreview;
  readonly chosen: number;
  readonly currency: string;
}) {
  const without = chosen - of.products;
  const more = of.prices - of.rows.length;
  return (
    <>
      {of.rows.length > 0 && (
        <table className="ledger">
          <caption className="sr-only">The first prices, before and after</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="figure">
                Now
              </th>
              <th scope="col" className="figure">
                Then
              </th>
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={`${row.productId} ${row.variant} ${row.minQuantity}`}>
                <th scope="row">
                  {row.title}
                  {(row.variant || row.minQuantity > 1) && (
                    <span className="block text-ink-3">
                      {[row.variant, row.minQuantity > 1 && `from ${row.minQuantity}`]
                        .filter(Boolean)
                        .join(", ")}
                    </span>
                  )}
                </th>
                <td className="figure text-ink-2">{money(row.before, currency)}</td>
                <td className="figure">
                  {row.after === null ? (
                    <span className="text-bad">cannot be</span>
                  ) : (
                    money(row.after, currency)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 text-ink-2">
        {more > 0 && `And ${many(more, "more price", "more prices")}. `}
        {without > 0 &&
          `${many(without, "product")} ${without === 1 ? "has" : "have"} no price on this list and ${without === 1 ? "stays as it is" : "stay as they are"}.`}
      </p>
    </>
  );
}
