"use client";
import { useEffect, useRef, useState } from "react";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import type { ProductListRow } from "@/lib/views/contract";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { useSubmit } from "../form/use-submit";
import { Key } from "../parts/key";
import { fieldProblem } from "../refusal-words";
import { productStatusWords } from "../words";
import { ProductLine } from "./product-line";
import type { RowProps, RowValues } from "./row-contract";
import { undoProduct } from "./undo-product";

const statuses = ["active", "draft", "archived"] as const;

/**
 * A product's row while it is edited: title, status, and the price where there is one variant. Enter saves, Escape gives
 * up. While title and status are being saved the row says the new ones at once; what is refused is open again, as it was
 * typed. A price is said to be another one only when it is.
 */
export function EditRow({
  onEnd,
  ...props
}: RowProps & {
  readonly write: NonNullable<RowProps["write"]>;
  /** With what the row says from now on, if something was saved. */
  readonly onEnd: (saved?: Partial<ProductListRow> & { readonly version: number }) => void;
}) {
  const { row: newest, list, write } = props;
  // The list may be read again while somebody types: what they change stands against what they saw, not against that.
  const [row, setRow] = useState(newest);
  const variantId = (write.prices && list && row.price?.variantId) || null;
  const known = knownOf(row, list, write.prices);
  const [typed, setTyped] = useState(known);
  const [isWrong, setWrong] = useState(false);
  const readPrice = () =>
    variantId && list ? parseDecimal(typed.price.replace(",", "."), list.currency) : null;
  const { send, pending, refusal } = useSubmit(write.save, {
    said: "Saved",
    undo: ({ version }) => (write.prices && version > row.version ? undoProduct(row.id, version) : null),
    lost: `“${row.title}” was not changed.`,
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
  // Told of the other change, they go on from it, with what they typed themselves.
  if (refusal?.code === "changed_meanwhile" && newest.version !== row.version) {
    const fresh = knownOf(newest, list, write.prices);
    const kept = (name: keyof typeof known) => typed[name] !== known[name];
    setTyped({
      title: kept("title") ? typed.title : fresh.title,
      status: kept("status") ? typed.status : fresh.status,
      price: kept("price") ? typed.price : fresh.price,
    });
    setRow(newest);
  }
  const first = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLTableRowElement>(null);
  const isPrice = typed.price !== known.price;
  const isShown = pending && !isPrice;
  // One takes the place of the other: whoever has not gone on meanwhile stays in the row.
  useEffect(() => {
    if (isShown) line.current?.querySelector<HTMLElement>(".row-link")?.focus();
    else if (document.activeElement === document.body) first.current?.select();
  }, [isShown]);
  const isDirty = isPrice || typed.title !== known.title || typed.status !== known.status;

  function submit() {
    const price = readPrice();
    const isBad = variantId !== null && isPrice && price === null;
    setWrong(isBad);
    if (isBad) return;
    if (!isDirty) return onEnd();
    const values: { -readonly [Name in keyof RowValues]: RowValues[Name] } = {
      productId: row.id,
      expectedVersion: row.version,
    };
    if (typed.title !== known.title) values.title = typed.title;
    if (typed.status !== known.status) values.status = typed.status;
    if (isPrice && variantId && list && price !== null)
      values.price = { variantId, priceListId: list.id, amount: price };
    void send(values);
  }
  const titleProblem = fieldProblem(refusal, "title");
  if (isShown) {
    const { title, status } = typed;
    return <ProductLine {...props} row={{ ...row, title, status }} ref={line} isSaving />;
  }
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
          <Button type="submit" className="btn btn-first" off={pending}>
            {pending ? "Saving…" : "Save"}
            <Key of="↵" />
          </Button>
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

/** What a row's fields hold before anybody types. */
function knownOf(row: ProductListRow, list: RowProps["list"], mayPrice: boolean) {
  const isPriced = mayPrice && list && row.price?.variantId;
  return {
    title: row.title,
    status: row.status,
    price: isPriced ? decimalString({ amount: row.price!.lowest, currency: list.currency }) : "",
  };
}
