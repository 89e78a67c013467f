"use client";
import { useEffect, useRef, useState } from "react";
import type { AdminProductRow } from "@/lib/catalog/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { useSubmit } from "../form/use-submit";
import { Key } from "../parts/key";
import { fieldProblem } from "../refusal-words";
import { productStatusWords } from "../words";
import type { RowProps, RowValues } from "./row-contract";
import { undoProduct } from "./undo-product";

const statuses = ["active", "draft", "archived"] as const;

/**
 * A product's row while it is edited: title, status, and the price where there is one variant. Enter saves, Escape gives
 * up. What is refused stays as it was typed.
 */
export function EditRow({
  row,
  list,
  write,
  onEnd,
}: RowProps & {
  readonly write: NonNullable<RowProps["write"]>;
  /** With what the row says from now on, if something was saved. */
  readonly onEnd: (saved?: Partial<AdminProductRow> & { readonly version: number }) => void;
}) {
  const variantId = (write.prices && list && row.price?.variantId) || null;
  const known = {
    title: row.title,
    status: row.status,
    price:
      variantId && list && row.price
        ? decimalString({ amount: row.price.lowest, currency: list.currency })
        : "",
  };
  const [typed, setTyped] = useState(known);
  const [isWrong, setWrong] = useState(false);
  const readPrice = () =>
    variantId && list ? parseDecimal(typed.price.replace(",", "."), list.currency) : null;
  const { send, pending, refusal } = useSubmit(write.save, {
    said: "Saved",
    undo: ({ version }) => (write.prices && version > row.version ? undoProduct(row.id, version) : null),
    onDone: ({ version }) => {
      const amount = readPrice();
      onEnd({
        version,
        title: typed.title,
        status: typed.status,
        ...(amount === null ? {} : { price: { lowest: amount, highest: amount, variantId } }),
      });
    },
  });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.select(), []);
  const isDirty = (["title", "status", "price"] as const).some((name) => typed[name] !== known[name]);

  function submit() {
    const price = readPrice();
    const isBad = variantId !== null && typed.price !== known.price && price === null;
    setWrong(isBad);
    if (isBad) return;
    if (!isDirty) return onEnd();
    const values: { -readonly [Name in keyof RowValues]: RowValues[Name] } = {
      productId: row.id,
      expectedVersion: row.version,
    };
    if (typed.title !== known.title) values.title = typed.title;
    if (typed.status !== known.status) values.status = typed.status;
    if (typed.price !== known.price && variantId && list && price !== null)
      values.price = { variantId, priceListId: list.id, amount: price };
    void send(values);
  }
  const titleProblem = fieldProblem(refusal, "title");
  return (
    <tr className="row-edit">
      <td colSpan={99}>
        <form
          className="flex flex-wrap items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onEnd();
          }}
        >
          <Unsaved when={isDirty} />
          <div className="min-w-0 flex-[1_1_14rem]">
            <input
              ref={first}
              aria-label={`Title of ${row.title}`}
              aria-invalid={titleProblem ? true : undefined}
              className="input"
              required
              maxLength={255}
              value={typed.title}
              onChange={(event) => setTyped({ ...typed, title: event.target.value })}
            />
            {titleProblem && <p className="mt-1 text-bad">{titleProblem}</p>}
          </div>
          <select
            aria-label={`Status of ${row.title}`}
            className="input !w-32"
            value={typed.status}
            onChange={(event) => {
              const status = statuses.find((one) => one === event.target.value);
              if (status) setTyped({ ...typed, status });
            }}
          >
            {statuses.map((one) => (
              <option key={one} value={one}>
                {productStatusWords[one].word}
              </option>
            ))}
          </select>
          {variantId && list && (
            <input
              aria-label={`Price of ${row.title} in ${list.currency}`}
              aria-invalid={isWrong ? true : undefined}
              className="input !w-24 text-right"
              inputMode="decimal"
              autoComplete="off"
              value={typed.price}
              onChange={(event) => setTyped({ ...typed, price: event.target.value })}
            />
          )}
          <button type="submit" className="btn btn-first" disabled={pending}>
            {pending ? "Saving…" : "Save"}
            <Key of="↵" />
          </button>
          <button type="button" className="btn" onClick={() => onEnd()}>
            Cancel
            <Key of="Esc" />
          </button>
          <div className="basis-full empty:hidden">
            {isWrong && (
              <p role="alert" className="text-bad">
                Write a price such as 12.50.
              </p>
            )}
            {!titleProblem && refusal && <RefusalNote refusal={refusal} />}
          </div>
        </form>
      </td>
    </tr>
  );
}
